using Nadia.Core.Drafting;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting;

/// <summary>A model that is down for ten minutes on a busy day.</summary>
public sealed class OutageTests(TestPostgres postgres)
{
    private const int Messages = 200;
    private const int Customers = 40;

    /// <summary>Twenty messages a minute.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Ten_minutes_without_a_model_lose_no_message_and_drafts_catch_up_by_themselves()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Answer = _ => (503, "down");
        await using var bench = await DraftingBench.StartAsync(
            postgres,
            creative: null,
            ("Drafting:Creative:Endpoint", server.Endpoint),
            ("Drafting:Creative:Model", "writer"),
            ("Drafting:Creative:Retries", "0"));
        List<Chat> chats = [];
        for (var i = 0; i < Customers; i++) chats.Add(await Chat.StartAsync(bench.Database));
        for (var i = 0; i < Messages; i++)
        {
            await chats[i % Customers].CustomerAsync($"message {i}");
            bench.Database.Clock.Advance(Between);
            await bench.DraftDueAsync();
        }

        await SettleAsync(bench, TimeSpan.FromSeconds(6));
        foreach (var (chat, n) in chats.Select((chat, n) => (chat, n))) Assert.Equal((DraftOrigin.Unwritten, Said(n)), await PendingAsync(bench, chat));

        server.Answer = _ => (200, "Here I am again.");
        await SettleAsync(bench, TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(30));
        foreach (var (chat, n) in chats.Select((chat, n) => (chat, n)))
        {
            Assert.Equal((DraftOrigin.Model, Said(n)), await PendingAsync(bench, chat));
            Assert.Null((await chat.ReadAsync()).DueAt);
        }
    }

    /// <summary>All that one customer wrote, one message a line.</summary>
    private static string Said(int customer) =>
        string.Join('\n', Enumerable.Range(0, Messages).Where(i => i % Customers == customer).Select(i => $"message {i}"));

    private static async Task<(DraftOrigin, string)> PendingAsync(DraftingBench bench, Chat chat)
    {
        var draft = await bench.PendingAsync(chat.ConversationId);
        return (draft.Origin, draft.CustomerMessage);
    }

    /// <summary>Drafts on, in steps, for a time of the clock; ten conversations at a time, as the worker does.</summary>
    private static async Task SettleAsync(DraftingBench bench, TimeSpan span)
    {
        var until = bench.Database.Clock.GetUtcNow() + span;
        while (bench.Database.Clock.GetUtcNow() < until)
        {
            while (await bench.DraftDueAsync() > 0)
            {
            }

            bench.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        }
    }
}
