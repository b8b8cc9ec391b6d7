using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>What has not left comes back, what waits is waited for: with the real library against the loopback server.</summary>
public sealed class HoldTests(TestPostgres postgres) : LiveTest(postgres)
{
    private LiveNode node = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        node = NewNode(("Delivery:Cadence", "human"));
        await node.ConnectAsync(Server);
    }

    public override async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_customer_who_types_sees_the_typing_end_and_the_bubbles_come_back()
    {
        var ana = await CustomerAsync(500_301);
        await ApproveAsync(ana, "A bubble that takes a person some seconds to type.", "And another.");
        await Eventually.TrueAsync(() => Task.FromResult(Server.PhoneOf(ana.Id).Typing.Count > 0));

        ana.Type();

        var back = await ReturnedAsync(ana);
        Assert.Equal(["A bubble that takes a person some seconds to type.", "And another."], back.Bubbles);
        Assert.EndsWith("began to write: these 2 bubbles have not left.", back.OriginReason, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => Task.FromResult(Server.PhoneOf(ana.Id).TypingStopped == 1));
        node.Skip(TimeSpan.FromSeconds(60));
        Assert.Empty(Server.Calls<Messages_SendMessage>());

        Assert.True((await node.Get<ReviewService>().ApproveAsync(new(back.Id, ["Short."]), Actors.Ana, Token)).Succeeded);
        await UntilArrivedWhileTimePassesAsync(ana, "Short.");
    }

    [Fact]
    public async Task A_blocked_customers_reply_comes_back_and_is_sent_again_after_the_block()
    {
        var ana = await CustomerAsync(500_302);
        ana.Block();
        await ApproveAsync(ana, "One", "Two");

        var back = await WhileTimePassesAsync(() => ReturnedNowAsync(ana));
        Assert.StartsWith("One of the two has blocked the other on Telegram.", back.OriginReason, StringComparison.Ordinal);
        ana.Block(false);
        Assert.True((await node.Get<ReviewService>().ApproveAsync(new(back.Id, back.Bubbles), Actors.Ana, Token)).Succeeded);

        await UntilArrivedWhileTimePassesAsync(ana, "One", "Two");
    }

    [Fact]
    public async Task A_bubble_that_is_too_long_comes_back_and_a_shorter_one_arrives()
    {
        var ana = await CustomerAsync(500_303);
        Server.Faults.Refuse<Messages_SendMessage>(400, "MESSAGE_TOO_LONG", times: 1);
        await ApproveAsync(ana, "Too long");

        var back = await WhileTimePassesAsync(() => ReturnedNowAsync(ana));
        Assert.Equal("The bubble is too long for Telegram.", back.OriginReason);
        Assert.True((await node.Get<ReviewService>().ApproveAsync(new(back.Id, ["Shorter"]), Actors.Ana, Token)).Succeeded);

        await UntilArrivedWhileTimePassesAsync(ana, "Shorter");
    }

    [Fact]
    public async Task An_access_hash_that_telegram_no_longer_takes_is_looked_up_once()
    {
        var ana = await CustomerAsync(500_304);
        await node.StopAsync();
        await using (var db = Database.Open())
        {
            await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.PeerAccessHash, ana.AccessHash + 1), Token);
        }

        await node.DisposeAsync();
        node = NewNode();
        await node.ConnectAsync(Server);
        await ApproveAsync(ana, "Found again");

        await UntilArrivedAsync(ana, "Found again");
    }

    [Fact]
    public async Task A_flood_wait_holds_every_conversation_and_a_new_node_keeps_it()
    {
        var (ana, ben) = (await CustomerAsync(500_305), await CustomerAsync(500_306));
        Server.Faults.FloodWait(seconds: 120);
        await ApproveAsync(ana, "One");
        await WhileTimePassesAsync(async () => await FloodsAsync() is { Count: 1 } floods ? floods : null);
        await ApproveAsync(ben, "Two");

        var waits = (await node.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Accounts.Single().SendNotBefore;
        await node.DisposeAsync();
        node = NewNode();
        await node.ConnectAsync(Server);
        await Task.Delay(TimeSpan.FromSeconds(3), Token);
        Assert.Single(Server.Calls<Messages_SendMessage>());
        Assert.NotNull(waits);

        await using (var db = Database.Open())
        {
            await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.SendNotBefore, DateTimeOffset.UnixEpoch), Token);
        }

        await UntilArrivedAsync(ana, "One");
        await UntilArrivedAsync(ben, "Two");
        Assert.Equal(("FLOOD_WAIT_X", 120), (await FloodsAsync()).Select(f => (f.Error, f.Seconds)).Single());
        Assert.Equal(AccountState.Connected, (await node.AccountAsync()).State);
    }

    private async Task<Customer> CustomerAsync(long id)
    {
        var customer = Server.Customer(id, "Ana");
        customer.Write("Hello?");
        await node.UntilTextsAsync(customer.Id, "Hello?");
        return customer;
    }

    private async Task<List<FloodEvent>> FloodsAsync()
    {
        await using var db = Database.Open();
        return await db.FloodEvents.AsNoTracking().ToListAsync(Token);
    }

    private async Task<Draft?> ReturnedNowAsync(Customer customer)
    {
        await using var db = Database.Open();
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.State == DraftState.Pending && d.Origin == DraftOrigin.Returned
            && db.Conversations.Any(c => c.Id == d.ConversationId && c.ChatId == customer.UserId), Token);
    }

    private async Task<Draft> ReturnedAsync(Customer customer)
    {
        Draft? found = null;
        await Eventually.TrueAsync(async () => (found = await ReturnedNowAsync(customer)) is not null);
        return found!;
    }

    /// <summary>Skips the human pauses.</summary>
    private async Task<T> WhileTimePassesAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        T? found = null;
        await Eventually.TrueAsync(async () =>
        {
            node.Skip(TimeSpan.FromMilliseconds(300));
            return (found = await look()) is not null;
        });
        return found!;
    }

    private Task<IReadOnlyList<string>> UntilArrivedWhileTimePassesAsync(Customer customer, params string[] texts) =>
        WhileTimePassesAsync(() => Task.FromResult(Server.PhoneOf(customer.Id).Texts is var seen && seen.SequenceEqual(texts) ? seen : null));
}
