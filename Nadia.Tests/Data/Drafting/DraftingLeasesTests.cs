using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Context;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting;

/// <summary>Who may draft, and what a late result is worth.</summary>
public sealed class DraftingLeasesTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_due_after_the_quiet_period_and_not_before()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("Hello");
        Assert.Equal((await chat.ReadAsync()).DueAt, await bench.Database.Get<DraftingLeases>().NextAsync(Token));
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(0, await bench.DraftDueAsync());
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, await bench.DraftDueAsync());
        Assert.Null((await chat.ReadAsync()).DueAt);
        Assert.Null(await bench.Database.Get<DraftingLeases>().NextAsync(Token));
    }

    [Fact]
    public async Task Of_many_workers_at_once_exactly_one_gets_each_conversation()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        for (var i = 0; i < 10; i++) await (await Chat.StartAsync(bench.Database)).CustomerAsync("Hello");
        bench.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bench.Database.Get<DraftingLeases>().LeaseAsync(3, Token)));

        Assert.Equal(10, leases.SelectMany(l => l).Count());
        Assert.Distinct(leases.SelectMany(l => l).Select(l => l.ConversationId));
    }

    [Fact]
    public async Task After_a_crash_the_conversation_is_drafted_once_when_the_lease_has_lapsed()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("Hello");
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(5));
        var dead = await bench.LeaseOneAsync();
        var context = await ContextAsync(bench, chat);
        var reply = await bench.Database.Get<DraftPipeline>().DraftAsync(context, Token);

        bench.Database.Clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(0, await bench.DraftDueAsync());
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await bench.DraftDueAsync());
        Assert.Equal(DraftResult.Superseded, await bench.Database.Get<DraftStore>().StoreAsync(dead, context, reply, Token));

        Assert.Single(await bench.DraftsAsync(chat.ConversationId));
        Assert.Equal(0, await bench.DraftAfterQuietAsync());
    }

    [Fact]
    public async Task A_renewed_lease_holds_and_a_lost_one_cannot_be_renewed()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var leases = bench.Database.Get<DraftingLeases>();
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("Hello");
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(5));
        var slow = await bench.LeaseOneAsync();
        for (var i = 0; i < 10; i++)
        {
            bench.Database.Clock.Advance(DraftingLeases.RenewEvery);
            Assert.True(await leases.RenewAsync(slow, Token));
            Assert.Empty(await leases.LeaseAsync(10, Token));
        }

        bench.Database.Clock.Advance(DraftingLeases.Lease);
        await bench.LeaseOneAsync();
        Assert.False(await leases.RenewAsync(slow, Token));
    }

    [Fact]
    public async Task A_lease_that_is_given_back_can_be_taken_at_once()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var chat = await Chat.StartAsync(bench.Database);
        await chat.CustomerAsync("Hello");
        bench.Database.Clock.Advance(TimeSpan.FromSeconds(5));
        await bench.Database.Get<DraftingLeases>().AbandonAsync(await bench.LeaseOneAsync(), Token);
        Assert.Equal(1, await bench.DraftDueAsync());
        Assert.Single(await bench.DraftsAsync(chat.ConversationId));
    }

    [Fact]
    public async Task A_chatty_customer_cannot_postpone_the_draft_for_ever()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var chat = await Chat.StartAsync(bench.Database);
        var drafted = new List<int>();
        for (var second = 0; second < 120; second++)
        {
            if (second % 4 == 0) await chat.CustomerAsync($"message {second}");
            if (await bench.DraftDueAsync() > 0) drafted.Add(second);
            bench.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(drafted[0], 25, 31);
        Assert.All(drafted.Zip(drafted.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 5, 35));
        var drafts = await bench.DraftsAsync(chat.ConversationId);
        Assert.Equal(drafted.Count, drafts.Count);
        Assert.Single(drafts, d => d.State == DraftState.Pending);
    }

    internal static async Task<DraftContext> ContextAsync(DraftingBench bench, Chat chat) =>
        (await bench.Database.Get<DraftContextReader>().ReadAsync(chat.ConversationId, Token))!;
}
