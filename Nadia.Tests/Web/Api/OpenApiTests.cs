using System.Text.Json;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

public sealed class OpenApiTests(NadiaApp app) : IClassFixture<NadiaApp>, IDisposable
{
    private static readonly string[] Calls =
    [
        "GET /users/{user_id}/customer-status", "POST /users/{user_id}/customer-status", "GET /users/{user_id}/customer-status/transitions",
        "POST /users/{user_id}/nickname", "GET /reviews/pending", "GET /reviews/{id}", "POST /reviews/{id}/approve", "POST /reviews/{id}/reject",
        "POST /reviews/{id}/cancel", "POST /sandbox/messages", "GET /sandbox/messages/{user_id}", "POST /sandbox/messages/{user_id}/typing",
    ];

    private readonly ApiClient nobody = new(app, key: null);

    public void Dispose() => nobody.Dispose();

    [Fact]
    public async Task The_description_names_every_call_and_nothing_else()
    {
        var document = (await nobody.GetAsync("/openapi/v1.json")).Ok();

        var calls = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(call => $"{call.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(
            Calls.Order(StringComparer.Ordinal),
            calls.Order(StringComparer.Ordinal));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
        Assert.Equal("bearer", Assert.Single(document.GetProperty("security")[0].EnumerateObject()).Name);
    }

    [Fact]
    public async Task Every_call_documents_its_answers_and_problems()
    {
        var document = (await nobody.GetAsync("/openapi/v1.json")).Ok();

        foreach (var (path, method, answers) in new[]
        {
            ("/users/{user_id}/customer-status", "get", "200 400 401 429 500 503"),
            ("/users/{user_id}/customer-status", "post", "200 400 401 403 413 415 429 500 503"),
            ("/reviews/pending", "get", "200 400 401 429 500 503"),
            ("/reviews/{id}/approve", "post", "200 400 401 404 409 413 415 429 500 503"),
            ("/sandbox/messages", "post", "202 400 401 404 413 415 429 500 503"),
            ("/sandbox/messages/{user_id}/typing", "post", "204 400 401 404 429 500 503"),
        })
        {
            var responses = document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").EnumerateObject().ToList();
            Assert.Equal(answers, string.Join(' ', responses.Select(r => r.Name).Order(StringComparer.Ordinal)));
            Assert.All(responses.Where(r => r.Name[0] != '2'), r => Assert.True(r.Value.GetProperty("content").TryGetProperty("application/problem+json", out _)));
        }
    }

    [Fact]
    public async Task The_schemas_say_what_is_required_allowed_and_limited()
    {
        var schemas = (await nobody.GetAsync("/openapi/v1.json")).Ok().GetProperty("components").GetProperty("schemas");

        var change = schemas.GetProperty("ChangeStatusRequest");
        Assert.Equal("""["customer_status"]""", Compact(change.GetProperty("required")));
        var status = change.GetProperty("properties").GetProperty("customer_status");
        Assert.Equal("""["PROSPECT","LEAD_QUALIFIED","CUSTOMER","CHURNED","LEAD_EXHAUSTED"]""", Compact(status.GetProperty("enum")));
        Assert.Equal("string", status.GetProperty("type").GetString());
        Assert.Equal(10_000, change.GetProperty("properties").GetProperty("ltv_amount").GetProperty("maximum").GetDecimal());
        var bubbles = schemas.GetProperty("ApproveRequest").GetProperty("properties").GetProperty("final_bubbles");
        Assert.Equal((1, 10, 4096), (bubbles.GetProperty("minItems").GetInt32(), bubbles.GetProperty("maxItems").GetInt32(), bubbles.GetProperty("items").GetProperty("maxLength").GetInt32()));
        Assert.Equal("""["pending","reviewing","approved","rejected","superseded"]""", Compact(schemas.GetProperty("ReviewStatus").GetProperty("enum")));
        Assert.Equal("""["queued","typing","sent","read","held","failed"]""", Compact(schemas.GetProperty("DeliveryState").GetProperty("enum")));
        Assert.True(schemas.GetProperty("SandboxRequest").GetProperty("properties").GetProperty("message_id").TryGetProperty("type", out _));
    }

    private static string Compact(JsonElement value) => JsonSerializer.Serialize(value);
}
