using System.Text;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

/// <summary>Each thing a caller can get wrong: the field and the rule are named, and nothing is written.</summary>
public sealed class BadInputTests(NadiaApp app) : IClassFixture<NadiaApp>, IDisposable
{
    private const string Status = "/users/7833076816/customer-status";
    private const string Nickname = "/users/7833076816/nickname";
    private const string Sandbox = "/sandbox/messages";
    private readonly ApiClient api = new(app);

    public static TheoryData<string, string, string> Bodies { get; } = new()
    {
        { Status, "customer_status", "{}" },
        { Status, "customer_status", """{"customer_status":null}""" },
        { Status, "customer_status", """{"customer_status":"VIP"}""" },
        { Status, "customer_status", """{"customer_status":"customer"}""" },
        { Status, "customer_status", """{"customer_status":"0"}""" },
        { Status, "customer_status", """{"customer_status":7}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":"abc"}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":"5"}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":true}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":[1]}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":10000.01}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":-10000.01}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":1.001}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":1e400}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":1e-40}""" },
        { Status, "ltv_amount", """{"customer_status":"CUSTOMER","ltv_amount":1.0000000000000000000000000000000001}""" },
        { Status, "reason", $$"""{"customer_status":"CUSTOMER","reason":"{{new string('r', 201)}}"}""" },
        { Status, "reason", """{"customer_status":"CUSTOMER","ltv_amount":1,"reason":"a\u0000b"}""" },
        { Status, "reason", """{"customer_status":"CUSTOMER","ltv_amount":1,"reason":"\ud800"}""" },
        { Status, "reason", """{"customer_status":"CUSTOMER","reason":{"a":1}}""" },
        { Status, "body", """{"customer_status":"CUSTOMER","reason":"a""" },
        { Status, "body", "[]" },
        { Status, "body", "null" },
        { Status, "body", "\"CUSTOMER\"" },
        { Nickname, "nickname", "{}" },
        { Nickname, "nickname", """{"nickname":5}""" },
        { Nickname, "nickname", $$"""{"nickname":"{{new string('n', 51)}}"}""" },
        { Nickname, "nickname", """{"nickname":"a\u0000"}""" },
        { Nickname, "nickname", """{"nickname":"\udc00"}""" },
        { Sandbox, "user_id", """{"text":"hello"}""" },
        { Sandbox, "user_id", """{"user_id":7833076816,"text":"hello"}""" },
        { Sandbox, "user_id", """{"user_id":"a b","text":"hello"}""" },
        { Sandbox, "user_id", """{"user_id":"a\u0000","text":"hello"}""" },
        { Sandbox, "text", """{"user_id":"1"}""" },
        { Sandbox, "text", """{"user_id":"1","text":"  "}""" },
        { Sandbox, "text", """{"user_id":"1","text":"a\u0000"}""" },
        { Sandbox, "text", """{"user_id":"1","text":"\ud83d"}""" },
        { Sandbox, "text", $$"""{"user_id":"1","text":"{{new string('t', 4097)}}"}""" },
        { Sandbox, "message_id", """{"user_id":"1","text":"a","message_id":""}""" },
        { Sandbox, "message_id", """{"user_id":"1","text":"a","message_id":1.5}""" },
        { Sandbox, "message_id", """{"user_id":"1","text":"a","message_id":true}""" },
        { Sandbox, "message_id", """{"user_id":"1","text":"a","message_id":"\u0000"}""" },
        { Sandbox, "message_id", $$"""{"user_id":"1","text":"a","message_id":"{{new string('m', 65)}}"}""" },
        { Sandbox, "name", """{"user_id":"1","text":"a","name":"\u0000"}""" },
        { Sandbox, "name", """{"user_id":"1","text":"a","name":5}""" },
    };

    public static TheoryData<string, string, string> Decisions { get; } = new()
    {
        { "approve", "final_bubbles", "{}" },
        { "approve", "final_bubbles", """{"final_bubbles":null}""" },
        { "approve", "final_bubbles", """{"final_bubbles":[]}""" },
        { "approve", "final_bubbles", """{"final_bubbles":"x"}""" },
        { "approve", "final_bubbles", """{"final_bubbles":["1","2","3","4","5","6","7","8","9","10","11"]}""" },
        { "approve", "final_bubbles[0]", """{"final_bubbles":[""]}""" },
        { "approve", "final_bubbles[1]", """{"final_bubbles":["a"," \n"]}""" },
        { "approve", "final_bubbles[1]", """{"final_bubbles":["a",null]}""" },
        { "approve", "final_bubbles[1]", """{"final_bubbles":["a",5]}""" },
        { "approve", "final_bubbles[0]", $$"""{"final_bubbles":["{{new string('b', 5000)}}"]}""" },
        { "approve", "final_bubbles[0]", """{"final_bubbles":["a\u0000"]}""" },
        { "approve", "final_bubbles[0]", """{"final_bubbles":["\ud800"]}""" },
        { "approve", "edit_tags", """{"final_bubbles":["a"],"edit_tags":"TONE_WARMER"}""" },
        { "approve", "edit_tags", $$"""{"final_bubbles":["a"],"edit_tags":[{{string.Join(',', Enumerable.Range(1, 21).Select(i => $"\"T{i}\""))}}]}""" },
        { "approve", "edit_tags[0]", """{"final_bubbles":["a"],"edit_tags":[null]}""" },
        { "approve", "edit_tags[0]", """{"final_bubbles":["a"],"edit_tags":["a\u0000"]}""" },
        { "approve", "quality_score", """{"final_bubbles":["a"],"quality_score":6}""" },
        { "approve", "quality_score", """{"final_bubbles":["a"],"quality_score":0}""" },
        { "approve", "quality_score", """{"final_bubbles":["a"],"quality_score":"5"}""" },
        { "approve", "quality_score", """{"final_bubbles":["a"],"quality_score":2.5}""" },
        { "approve", "reviewer_notes", $$"""{"final_bubbles":["a"],"reviewer_notes":"{{new string('n', 1001)}}"}""" },
        { "approve", "reviewer_notes", """{"final_bubbles":["a"],"reviewer_notes":"\u0000"}""" },
        { "approve", "body", """{"final_bubbles":["a"]""" },
        { "reject", "redraft", """{"redraft":"yes"}""" },
        { "reject", "redraft", """{"redraft":1}""" },
        { "reject", "reviewer_notes", $$"""{"reviewer_notes":"{{new string('n', 1001)}}"}""" },
        { "reject", "reviewer_notes", """{"reviewer_notes":"\udfff"}""" },
        { "reject", "body", "[]" },
    };

    public static TheoryData<string, string> Paths { get; } = new()
    {
        { "/users/a%20b/customer-status", "user_id" },
        { "/users/%C3%A4/customer-status", "user_id" },
        { "/users/a%2Fb/customer-status", "user_id" },
        { $"/users/{new string('1', 65)}/customer-status", "user_id" },
        { "/users/a%20b/customer-status/transitions", "user_id" },
        { "/users/1/customer-status/transitions?limit=0", "limit" },
        { "/users/1/customer-status/transitions?limit=101", "limit" },
        { "/users/1/customer-status/transitions?limit=ten", "limit" },
        { "/users/1/customer-status/transitions?after=nonsense", "after" },
        { "/reviews/pending?limit=0", "limit" },
        { "/reviews/pending?limit=-5", "limit" },
        { "/reviews/pending?limit=101", "limit" },
        { "/reviews/pending?limit=99999999999999999999", "limit" },
        { "/reviews/pending?limit=", "limit" },
        { "/reviews/pending?limit=5&limit=6", "limit" },
        { "/reviews/pending?after=%00", "after" },
        { "/reviews/pending?after=MTIzfnh5eg", "after" },
        { "/reviews/1", "id" },
        { "/reviews/not-a-uuid", "id" },
        { "/sandbox/messages/a%20b", "user_id" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => api.Dispose();

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_names_the_field(string path, string field, string body)
    {
        var before = await DatabaseState.ReadAsync(app);
        Assert.NotEmpty((await api.PostTextAsync(path, body)).BrokenRule(field));
        Assert.Equal(before, await DatabaseState.ReadAsync(app));
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_bad_decision_names_the_field_and_leaves_the_draft_waiting(string decision, string field, string body)
    {
        var id = await WaitingDraftAsync();
        var before = await DatabaseState.ReadAsync(app);
        Assert.NotEmpty((await api.PostTextAsync($"/reviews/{id}/{decision}", body)).BrokenRule(field));
        Assert.Equal(before, await DatabaseState.ReadAsync(app));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_bad_path_or_query_names_the_field(string path, string field)
    {
        Assert.NotEmpty((await api.GetAsync(path)).BrokenRule(field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/approve")]
    [InlineData("/reject")]
    [InlineData("/cancel")]
    public async Task A_review_that_does_not_exist_is_not_found(string call)
    {
        var path = $"/reviews/{Guid.NewGuid()}{call}";
        var reply = call.Length == 0 ? await api.GetAsync(path) : await api.PostTextAsync(path, """{"final_bubbles":["a"]}""");
        reply.Problem(404, "not_found");
        (await api.PostTextAsync("/reviews/5/approve", """{"final_bubbles":["a"]}""")).BrokenRule("id");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_or_too_long_is_refused_and_writes_nothing()
    {
        const string body = """{"customer_status":"CUSTOMER"}""";
        var before = await DatabaseState.ReadAsync(app);

        (await api.PostTextAsync(Status, body, "text/plain")).Problem(415, "not_json");
        (await api.PostTextAsync(Status, body, "application/x-www-form-urlencoded")).Problem(415, "not_json");
        (await api.PostTextAsync(Status, body, "application/json; charset=utf-16")).Problem(415, "not_json");
        (await api.PostTextAsync(Status, new string(' ', 262_144) + body)).Problem(413, "body_too_large");
        (await api.PostTextAsync(Status, null)).BrokenRule("customer_status");

        Assert.Equal(before, await DatabaseState.ReadAsync(app));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        using var content = new ByteArrayContent([.. "{\"nickname\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        var reply = await api.SendAsync(new(HttpMethod.Post, Nickname) { Content = content });

        Assert.Equal(400, reply.Status);
        reply.Problem(400, "invalid");
    }

    [Fact]
    public async Task Unknown_fields_are_ignored_and_the_largest_lawful_body_is_taken()
    {
        (await api.PostTextAsync(Nickname, """{"nickname":"Mia","colour":{"deep":[1,2,3]}}""")).Ok();
        var id = await WaitingDraftAsync();
        var bubble = new StringBuilder().Insert(0, "\\u00e4", 4096).ToString();
        var bubbles = string.Join(',', Enumerable.Repeat($"\"{bubble}\"", 10));

        var approved = await api.PostTextAsync($"/reviews/{id}/approve", $$"""{"final_bubbles":[{{bubbles}}]}""");

        Assert.Equal(10, approved["final_bubbles"].GetArrayLength());
        Assert.Equal(new string('ä', 4096), approved["final_bubbles"][9].GetString());
    }

    [Fact]
    public async Task A_NUL_in_the_path_is_refused_by_the_server_itself()
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port, Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /users/%00/customer-status HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {NadiaApp.ApiKey}\r\n\r\n"), Token);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync(Token));
    }

    [Fact]
    public async Task Calls_that_do_not_exist_are_problems_and_never_pages()
    {
        foreach (var (method, path, status, code) in new[]
        {
            (HttpMethod.Delete, "/reviews/pending", 405, "method_not_allowed"), (HttpMethod.Get, "/reviews/a/b/c", 404, "not_found"),
            (HttpMethod.Get, "/users", 404, "not_found"), (HttpMethod.Put, Nickname, 405, "method_not_allowed"),
        })
        {
            var request = new HttpRequestMessage(method, path);
            request.Headers.Add("Accept", "text/html");
            (await api.SendAsync(request)).Problem(status, code);
        }
    }

    private async Task<string> WaitingDraftAsync() =>
        Drafts.Id((await Drafts.AllPendingAsync(api)) is [var waiting, ..] ? waiting : await Drafts.NewAsync(api));
}
