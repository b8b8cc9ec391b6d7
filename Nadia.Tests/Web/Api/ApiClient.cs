using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

/// <summary>Calls the API as a script does: over HTTP, with a key.</summary>
public sealed class ApiClient(NadiaApp app, string? key = NadiaApp.ApiKey) : IDisposable
{
    private readonly HttpClient http = app.CreateClient();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A client with a new reviewer's key, and the key's number.</summary>
    public static async Task<(ApiClient Client, int KeyId)> ReviewerAsync(NadiaApp app)
    {
        var key = (await app.Get<ApiKeyService>().CreateAsync(Actors.Admin, $"reviewer {Arrange.NewId()}", isAdmin: false, Token)).Value;
        return (new ApiClient(app, key.Key), key.Id);
    }

    public Task<ApiReply> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public Task<ApiReply> PostAsync(string path, object? body = null, string? idempotencyKey = null) =>
        PostTextAsync(path, body is null ? null : JsonSerializer.Serialize(body), idempotencyKey: idempotencyKey);

    /// <param name="body">Sent as it is; null for no body at all.</param>
    public async Task<ApiReply> PostTextAsync(string path, string? body, string contentType = "application/json", string? idempotencyKey = null)
    {
        using var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (content is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await SendAsync(request);
    }

    public async Task<ApiReply> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (key is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            using var response = await http.SendAsync(request, Token);
            var text = await response.Content.ReadAsStringAsync(Token);
            var type = response.Content.Headers.ContentType?.MediaType;
            var json = type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(text).RootElement : default;
            return new((int)response.StatusCode, type, text, json, response.Headers);
        }
    }

    public void Dispose() => http.Dispose();
}
