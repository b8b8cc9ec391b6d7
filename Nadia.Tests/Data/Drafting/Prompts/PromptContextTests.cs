using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Context;
using Nadia.Core.Live;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting.Prompts;

/// <summary>What a model is told of a conversation, on the wire.</summary>
public sealed class PromptContextTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public async Task What_was_said_up_to_fifty_messages_ago_is_there_once_in_its_role_however_much_is_new(int fresh)
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var bench = await StartAsync(server, redis: null);
        var chat = await TalkAsync(bench, 60, fresh);
        await AskAsync(bench.Database.Get<DraftContextReader>(), bench.Database.Get<DraftPipeline>(), chat);

        var messages = Messages(server.Requests[0].Body);
        var all = string.Join('\n', messages.Select(m => m.Text));
        // "Ago" counts from the newest of what is not new: 1 is the last thing said before it.
        for (var ago = 1; ago <= 50; ago++)
        {
            var number = 60 - ago + 1;
            var word = number % 2 == 1 ? $"asked-{number:00}" : $"told-{number:00}";
            Assert.Equal(2, all.Split(word).Length);
            var (role, text) = Assert.Single(messages, m => m.Text.Contains(word, StringComparison.Ordinal));
            if (ago <= 10) Assert.Equal(number % 2 == 1 ? ("user", $"<customer_message>{word}</customer_message>") : ("assistant", word), (role, text));
            else Assert.Contains(number % 2 == 1 ? $"\nCustomer: <customer_message>{word}</customer_message>" : $"\nYou: {word}", text, StringComparison.Ordinal);
            if (ago > 10) Assert.Equal("system", role);
        }

        Assert.DoesNotContain("told-10", all, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, fresh).Select(i => ("user", $"<customer_message>new-{i:00}</customer_message>")),
            messages.TakeLast(fresh));
    }

    [Fact]
    public async Task A_restart_and_a_flushed_stopped_or_missing_redis_change_no_byte_of_the_request()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var redis = await TestRedis.StartAsync();
        await using var bench = await StartAsync(server, redis.ConnectionString);
        await bench.Database.Get<RedisLink>().ConnectAsync(Token);
        var chat = await TalkAsync(bench, 60, 2);
        await chat.ReplyAsync("told-60", "this one, please");
        var (reader, pipeline) = (bench.Database.Get<DraftContextReader>(), bench.Database.Get<DraftPipeline>());

        await AskAsync(reader, pipeline, chat);
        Assert.Equal(1, (int)await redis.AdminAsync("DBSIZE"));
        await AskAsync(reader, pipeline, chat);
        await redis.AdminAsync("FLUSHALL");
        await AskAsync(reader, pipeline, chat);
        await using (var restarted = Services(bench.Database, server, redis: null))
        {
            await AskAsync(restarted.GetRequiredService<DraftContextReader>(), restarted.GetRequiredService<DraftPipeline>(), chat);
        }

        await redis.StopAsync();
        await AskAsync(reader, pipeline, chat);

        var requests = server.Requests.Where(r => Model(r.Body) == "writer").Select(r => r.Body.GetRawText()).ToList();
        Assert.Equal(5, requests.Count);
        Assert.All(requests, request => Assert.Equal(requests[0], request));
        Assert.Equal(
            ("user", "In reply to your message <quoted_message>told-60</quoted_message>:\n<customer_message>this one, please</customer_message>"),
            Messages(server.Requests[0].Body)[^1]);
    }

    [Fact]
    public async Task An_edit_by_the_customer_is_shown_as_it_now_is_and_what_was_deleted_is_gone()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var redis = await TestRedis.StartAsync();
        await using var bench = await StartAsync(server, redis.ConnectionString);
        await bench.Database.Get<RedisLink>().ConnectAsync(Token);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("the red one", "edited-1");
        await chat.CustomerAsync("my secret", "deleted-1");
        await chat.PhoneAsync("Noted.");
        await chat.CustomerAsync("And when?");
        var (reader, pipeline) = (bench.Database.Get<DraftContextReader>(), bench.Database.Get<DraftPipeline>());
        await AskAsync(reader, pipeline, chat);

        var inbox = bench.Database.Get<Inbox>();
        await inbox.EditAsync(chat.AccountId, new(chat.UserId, "edited-1", "the green one", bench.Database.Clock.GetUtcNow()), bench.Database.Clock.GetUtcNow(), Token);
        await inbox.DeleteAsync(chat.AccountId, chat.UserId, "deleted-1", Token);
        await AskAsync(reader, pipeline, chat);

        var texts = server.Requests.Where(r => Model(r.Body) == "writer").Select(r => Messages(r.Body)).ToList();
        Assert.Contains(("user", "<customer_message>the red one</customer_message>"), texts[0]);
        Assert.Contains(("user", "<customer_message>the green one</customer_message>"), texts[1]);
        Assert.DoesNotContain(texts[1], m => m.Text.Contains("red one", StringComparison.Ordinal) || m.Text.Contains("my secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_customers_share_the_same_beginning()
    {
        await using var server = await FakeModelServer.StartAsync();
        await using var bench = await StartAsync(server, redis: null);
        var (reader, pipeline) = (bench.Database.Get<DraftContextReader>(), bench.Database.Get<DraftPipeline>());
        await AskAsync(reader, pipeline, await TalkAsync(bench, 20, 1));
        await AskAsync(reader, pipeline, await TalkAsync(bench, 3, 2));

        var first = server.Requests.Where(r => Model(r.Body) == "writer").Select(r => Messages(r.Body)[0]).ToList();
        Assert.Equal(first[0], first[1]);
        Assert.Equal("system", first[0].Role);
        Assert.True(first[0].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= 1024);
    }

    /// <summary>Turns of both sides, odd ones the customer's, and then what is new.</summary>
    private static async Task<Chat> TalkAsync(DraftingBench bench, int turns, int fresh)
    {
        var chat = await Chat.StartAsync(bench.Database);
        for (var i = 1; i <= turns; i++)
        {
            if (i % 2 == 1) await chat.CustomerAsync($"asked-{i:00}");
            else await chat.PhoneAsync($"told-{i:00}", $"told-{i:00}");
        }

        if (turns % 2 == 1) await chat.PhoneAsync("Noted.");
        for (var i = 1; i <= fresh; i++) await chat.CustomerAsync($"new-{i:00}");
        return chat;
    }

    private static async Task AskAsync(DraftContextReader reader, DraftPipeline pipeline, Chat chat) =>
        await pipeline.DraftAsync((await reader.ReadAsync(chat.ConversationId, Token))!, Token);

    private static string? Model(JsonElement body) => body.GetProperty("model").GetString();

    private static List<(string Role, string Text)> Messages(JsonElement body) =>
        [.. body.GetProperty("messages").EnumerateArray().Select(m => (m.GetProperty("role").GetString()!, Text(m.GetProperty("content"))))];

    private static string Text(JsonElement content) =>
        content.ValueKind == JsonValueKind.String ? content.GetString()! : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));

    private async Task<DraftingBench> StartAsync(FakeModelServer server, string? redis) => await DraftingBench.StartAsync(postgres, redis, Settings(server));

    private static (string, string)[] Settings(FakeModelServer server) =>
    [
        ("Drafting:Creative:Endpoint", server.Endpoint), ("Drafting:Creative:Model", "writer"), ("Drafting:Refine:Endpoint", server.Endpoint), ("Drafting:Refine:Model", "splitter"),
    ];

    /// <summary>The services of another process over the same database.</summary>
    private static ServiceProvider Services(NadiaDatabase database, FakeModelServer server, string? redis)
    {
        var settings = Settings(server).ToDictionary(s => s.Item1, s => (string?)s.Item2);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return NadiaDatabase.Services(database.ConnectionString, database.Clock, settings, services => services.AddNadiaDrafting(configuration, redis));
    }
}
