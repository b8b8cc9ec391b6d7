using System.Globalization;
using System.Text.Json;
using Nadia.Core.Drafting;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting;

/// <summary>Model servers that fail, wait, refuse, ramble or talk nonsense, over the wire.</summary>
public sealed class ModelTroubleTests(TestPostgres postgres)
{
    private const string Bubbles = """{"bubbles":["One thing.","Another thing."]}""";
    private const string Reply = "One thing. Another thing.";

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task What_fails_in_passing_is_asked_again_at_once_and_nobody_notices(int status)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = body => server.Requests.Count <= 2 ? (status, "no") : Good(body);
        await using var bench = await StartAsync(server);
        var chat = await WriteAsync(bench);
        await bench.DraftWhileTimePassesAsync();
        Assert.Equal((DraftOrigin.Model, Reply), await OutcomeAsync(bench, chat));
        Assert.Equal(["writer", "writer", "writer", "splitter"], Models(server));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task What_will_not_pass_is_not_asked_again(int status)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = _ => (status, "no");
        await using var bench = await StartAsync(server);
        await WriteAsync(bench);
        await bench.DraftWhileTimePassesAsync();
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_short_retry_after_is_waited_for()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = body => server.Requests.Count == 1 ? new(429, "no") { RetryAfter = "4" } : Good(body);
        await using var bench = await StartAsync(server);
        var chat = await WriteAsync(bench);
        Assert.True(await bench.DraftWhileTimePassesAsync() >= TimeSpan.FromSeconds(4));
        Assert.Equal((DraftOrigin.Model, Reply), await OutcomeAsync(bench, chat));
        Assert.Equal(["writer", "writer", "splitter"], Models(server));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("86400", 3600)]
    public async Task A_long_retry_after_puts_the_conversation_off_up_to_an_hour(string asked, int seconds)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = _ => new(429, "no") { RetryAfter = asked };
        await using var bench = await StartAsync(server);
        var chat = await WriteAsync(bench);
        var before = bench.Database.Clock.GetUtcNow();
        await bench.DraftAfterQuietAsync();
        Assert.Single(server.Requests);
        Assert.Equal(before.AddSeconds(5 + seconds), (await chat.ReadAsync()).DueAt);
        Assert.Equal("The model's quota is spent for now (HTTP 429).", (await bench.PendingAsync(chat.ConversationId)).OriginReason);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_its_time()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = _ => new FakeAnswer(200, "") { Hangs = true };
        await using var bench = await StartAsync(server, ("Drafting:Creative:TimeoutSeconds", "10"));
        var chat = await WriteAsync(bench);
        Assert.InRange(await bench.DraftWhileTimePassesAsync(atMost: 12), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
        Assert.Equal("The model took too long to answer.", (await chat.ReadAsync()).DraftingError);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone_for_fifteen_seconds()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = _ => (500, "no");
        await using var bench = await StartAsync(server, ("Drafting:Creative:Retries", "0"));
        List<Chat> chats = [];
        for (var i = 0; i < 10; i++) chats.Add(await WriteAsync(bench));
        await bench.DraftAfterQuietAsync();
        Assert.Equal(8, server.Requests.Count);
        var errors = await Task.WhenAll(chats.Select(async c => (await c.ReadAsync()).DraftingError));
        Assert.Equal(2, errors.Count(e => e == "The model's server keeps failing and is left alone for a moment."));

        server.Answer = Good;
        await bench.DraftAfterQuietAsync();
        Assert.Equal(8, server.Requests.Count);
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(11));
        while (await bench.DraftDueAsync() > 0)
        {
        }

        foreach (var chat in chats) Assert.Equal((DraftOrigin.Model, Reply), await OutcomeAsync(bench, chat));
    }

    [Fact]
    public async Task The_second_stage_is_held_to_a_schema_and_the_first_is_not()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = Good;
        await using var bench = await StartAsync(server);
        await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        Assert.False(server.Requests[0].Body.TryGetProperty("response_format", out _));
        var format = server.Requests[1].Body.GetProperty("response_format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        var schema = format.GetProperty("json_schema").GetProperty("schema");
        Assert.Equal("string", schema.GetProperty("properties").GetProperty("bubbles").GetProperty("items").GetProperty("type").GetString());
        Assert.Contains("bubbles", schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    public async Task A_server_that_knows_no_schema_is_asked_without_and_is_remembered(int status)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = body => body.TryGetProperty("response_format", out _) ? (status, "unknown field") : Good(body);
        await using var bench = await StartAsync(server);
        var first = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        var second = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        Assert.Equal((DraftOrigin.Model, Reply), await OutcomeAsync(bench, first));
        Assert.Equal((DraftOrigin.Model, Reply), await OutcomeAsync(bench, second));
        Assert.Equal(["writer", "splitter", "splitter", "writer", "splitter"], Models(server));
    }

    [Theory]
    [InlineData("refusal", "The model refused to answer.")]
    [InlineData("filter", "The model refused to answer.")]
    [InlineData("empty", "The model gave an empty answer.")]
    [InlineData("thinking", "The model gave an empty answer.")]
    [InlineData("long", "The model's answer was far too long.")]
    [InlineData("huge", "The model's answer was far too long.")]
    [InlineData("page", "The model's server did not answer as the protocol says.")]
    public async Task What_cannot_be_used_is_said_and_none_of_it_is_shown(string kind, string sentence)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = _ => kind switch
        {
            "refusal" => new FakeAnswer(200, "") { Refusal = "I cannot help with a secret." },
            "filter" => new FakeAnswer(200, "a sec") { FinishReason = "content_filter" },
            "empty" => (200, " \n "),
            "thinking" => (200, "<think>a secret</think>"),
            "long" => (200, string.Concat(Enumerable.Repeat("a secret ", 5000))),
            "huge" => (200, new string('a', 3 * 1024 * 1024)),
            "page" => new FakeAnswer(200, "") { Raw = "<html>a secret</html>" },
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        await using var bench = await StartAsync(server);
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Unwritten, sentence, ""), (draft.Origin, draft.OriginReason, draft.CreativeText));
        Assert.NotNull((await chat.ReadAsync()).DueAt);
    }

    [Theory]
    [InlineData("500", true)]
    [InlineData("refusal", false)]
    [InlineData("empty", false)]
    [InlineData("broken", false)]
    [InlineData("prose", false)]
    [InlineData("huge", true)]
    public async Task A_second_stage_that_fails_costs_no_draft(string kind, bool said)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = body => IsWriter(body) ? Good(body) : kind switch
        {
            "500" => (500, "no"),
            "refusal" => new FakeAnswer(200, "") { Refusal = "No." },
            "empty" => (200, ""),
            "broken" => (200, "{\"bubbles\": [\"One th"),
            "prose" => (200, "Here are your bubbles!"),
            "huge" => (200, new string('a', 3 * 1024 * 1024)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        await using var bench = await StartAsync(server);
        var chat = await WriteAsync(bench);
        await bench.DraftWhileTimePassesAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((DraftOrigin.Model, Reply), (draft.Origin, string.Join(' ', draft.Bubbles)));
        Assert.Equal(said, draft.OriginReason?.StartsWith("Split without the second model. The model", StringComparison.Ordinal) == true);
        Assert.Equal(said ? "offline" : "splitter-2026", draft.Refine.Model);
    }

    [Fact]
    public async Task One_stage_is_enough()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = Good;
        await using var bench = await StartAsync(server, ("Drafting:Refine:Endpoint", ""), ("Drafting:Refine:Model", ""));
        var chat = await WriteAsync(bench);
        await bench.DraftAfterQuietAsync();
        var draft = await bench.PendingAsync(chat.ConversationId);
        Assert.Equal((false, Reply, "offline"), (draft.Offline, string.Join(' ', draft.Bubbles), draft.Refine.Model));
        Assert.Equal(["writer"], Models(server));
    }

    [Theory]
    [InlineData("How much is it?", "It is 20 €, and we’re open — come by!")]
    [InlineData("¿Cuánto cuesta, señor?", "¡Cuesta 20 €! ¿Lo apartamos? 🙂")]
    public async Task Both_languages_go_and_come_as_they_are(string question, string reply)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = body => (200, IsWriter(body) ? reply : JsonSerializer.Serialize(new { bubbles = new[] { reply } }));
        await using var bench = await StartAsync(server);
        var chat = await WriteAsync(bench, question);
        await bench.DraftAfterQuietAsync();
        Assert.Equal([reply], (await bench.PendingAsync(chat.ConversationId)).Bubbles);
        Assert.Contains(question, server.Requests[0].Body.GetProperty("messages").EnumerateArray().Last().GetProperty("content").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_costs_of_a_day_add_up_to_the_cent()
    {
        await using var server = await FakeModelServer.StartAsync();
        var turn = 0;
        server.Answer = body => IsWriter(body)
            ? new(200, Reply) { Tokens = (1111 + (++turn * 97), 333 + turn, 77 + turn) }
            : new(200, Bubbles) { Tokens = (501, 0, 33) };
        await using var bench = await StartAsync(
            server,
            ("Drafting:Creative:InputUsdPerMillion", "2.50"), ("Drafting:Creative:CachedInputUsdPerMillion", "1.25"), ("Drafting:Creative:OutputUsdPerMillion", "10"),
            ("Drafting:Refine:InputUsdPerMillion", "0.15"), ("Drafting:Refine:OutputUsdPerMillion", "0.60"));
        for (var i = 0; i < 24; i++)
        {
            await WriteAsync(bench);
            await bench.DraftAfterQuietAsync();
            bench.Database.Clock.Advance(TimeSpan.FromMinutes(55));
        }

        // 24 first stages: 55,764 prompt tokens of which 8,292 cached, and 2,148 answered; 24 second stages of 501 and 33:
        // 0.118680 + 0.010365 + 0.021480 + 0.00180360 + 0.00047520 USD, each stage kept to the millionth.
        var sum = (decimal)(await Sql.ScalarAsync(bench.Database.ConnectionString, "SELECT sum(creative_cost_usd + refine_cost_usd) FROM drafts"))!;
        Assert.InRange(sum, 0.152804m - 0.000024m, 0.152804m + 0.000024m);
        Assert.Equal("0.15", sum.ToString("0.00", CultureInfo.InvariantCulture));
        Assert.Equal(48, server.Requests.Count);
    }

    private static FakeAnswer Good(JsonElement body) => (200, IsWriter(body) ? Reply : Bubbles);

    private static bool IsWriter(JsonElement body) => body.GetProperty("model").GetString() == "writer";

    private static IEnumerable<string> Models(FakeModelServer server) => server.Requests.Select(r => r.Body.GetProperty("model").GetString()!);

    private static async Task<Chat> WriteAsync(DraftingBench bench, string text = "a secret")
    {
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync(text);
        return chat;
    }

    private static async Task<(DraftOrigin, string)> OutcomeAsync(DraftingBench bench, Chat chat)
    {
        var draft = await bench.PendingAsync(chat.ConversationId);
        return (draft.Origin, draft.CreativeText);
    }

    private Task<DraftingBench> StartAsync(FakeModelServer server, params (string Key, string Value)[] settings)
    {
        Dictionary<string, string> all = new()
        {
            ["Drafting:Creative:Endpoint"] = server.Endpoint,
            ["Drafting:Creative:Model"] = "writer",
            ["Drafting:Refine:Endpoint"] = server.Endpoint,
            ["Drafting:Refine:Model"] = "splitter",
        };
        foreach (var (key, value) in settings) all[key] = value;
        return DraftingBench.StartAsync(postgres, creative: null, [.. all.Select(s => (s.Key, s.Value))]);
    }
}
