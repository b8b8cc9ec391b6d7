using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nadia.Bot;
using Nadia.Bot.Sandbox;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot;

public sealed class DeliveryTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly FakeGateway gateway = new();
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Outbox Outbox => database.Get<Outbox>();

    private ConversationCourier Courier => database.Get<ConversationCourier>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(
        postgres,
        services => services.AddNadiaDelivery().AddNadiaSandbox(new SandboxOptions(true)),
        ("Delivery:Cadence", "none"), ("Delivery:UndoSeconds", "0"), ("Delivery:PerMinute", "0"), ("Delivery:PerHour", "0"));

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Bubbles_leave_in_order_and_become_messages()
    {
        var lease = await ApprovedAsync("One", "Two", "Three");

        await Courier.DeliverAsync(gateway, lease, Token);

        Assert.Equal(["One", "Two", "Three"], gateway.Calls.Select(c => c.Text));
        await using var db = database.Open();
        Assert.All(await db.Outbox.ToListAsync(Token), o => Assert.Equal(DeliveryState.Sent, o.State));
        Assert.Equal(["One", "Two", "Three"], await db.Messages.Where(m => m.Origin == Nadia.Core.Conversations.MessageOrigin.Nadia).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync(Token));
    }

    [Fact]
    public async Task A_crash_after_sending_sends_again_with_the_same_random_id()
    {
        var lease = await ApprovedAsync("One");
        var bubble = (await Outbox.BeginAsync(lease, Token))!;
        Assert.Equal(HandOver.Go, await Outbox.HandOverAsync(lease, bubble, Token));
        await gateway.SendAsync(new(lease.ChatId, null), bubble.Text, bubble.RandomId, Token);
        database.Clock.Advance(Outbox.Lease);

        await Courier.DeliverAsync(gateway, Assert.Single(await Outbox.LeaseAsync(lease.AccountId, 10, Token)), Token);

        Assert.Equal(2, gateway.Calls.Count);
        Assert.Single(gateway.Calls.Select(c => c.RandomId).Distinct());
        await using var db = database.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ExternalId == $"t-{bubble.RandomId}", Token));
    }

    [Fact]
    public async Task A_worker_whose_lease_was_taken_over_gets_no_more_bubbles()
    {
        var first = await ApprovedAsync("One", "Two");
        database.Clock.Advance(Outbox.Lease);
        var second = Assert.Single(await Outbox.LeaseAsync(first.AccountId, 10, Token));

        Assert.Null(await Outbox.BeginAsync(first, Token));
        Assert.False(await Outbox.RenewAsync(first, Token));
        Assert.NotNull(await Outbox.BeginAsync(second, Token));
    }

    [Fact]
    public async Task A_flood_wait_postpones_the_bubble_and_all_behind_it()
    {
        var lease = await ApprovedAsync("One", "Two");
        gateway.OnSend = (_, _) => Task.FromResult<SendResult>(new SendResult.AccountWaits(TimeSpan.FromSeconds(61), "FLOOD_WAIT_X", "Telegram asks to wait."));

        await Courier.DeliverAsync(gateway, lease, Token);

        Assert.Single(gateway.Calls);
        Assert.Empty(await Outbox.LeaseAsync(lease.AccountId, 10, Token));
        database.Clock.Advance(TimeSpan.FromSeconds(61));
        gateway.OnSend = (_, id) => Task.FromResult<SendResult>(new SendResult.Sent($"t-{id}"));
        await Courier.DeliverAsync(gateway, Assert.Single(await Outbox.LeaseAsync(lease.AccountId, 10, Token)), Token);
        Assert.Equal(["One", "One", "Two"], gateway.Calls.Select(c => c.Text));
    }

    [Fact]
    public async Task A_refused_bubble_fails_with_its_reason_and_holds_those_behind_it()
    {
        var lease = await ApprovedAsync("One", "Two", "Three");
        gateway.OnSend = (text, id) => Task.FromResult<SendResult>(
            text == "Two" ? new SendResult.Refused("The customer blocked the account.") : new SendResult.Sent($"t-{id}"));

        await Courier.DeliverAsync(gateway, lease, Token);

        await using var db = database.Open();
        var rows = await db.Outbox.OrderBy(o => o.Position).ToListAsync(Token);
        Assert.Equal([DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Held], rows.Select(r => r.State));
        Assert.Equal("The customer blocked the account.", rows[1].Error);
        var back = await db.Drafts.SingleAsync(d => d.ConversationId == lease.Id && d.State == DraftState.Pending, Token);
        Assert.Equal((DraftOrigin.Returned, "The customer blocked the account. The bubble behind it waited for it."), (back.Origin, back.OriginReason));
        Assert.Equal(["Two", "Three"], back.Bubbles);
        Assert.Null((await db.Conversations.SingleAsync(c => c.Id == lease.Id, Token)).DueAt);
        Assert.Null((await db.Messages.SingleAsync(m => m.ConversationId == lease.Id && m.ExternalId != $"t-{rows[0].RandomId}", Token)).AnsweredAt);
    }

    [Fact]
    public async Task A_stopped_account_is_paused_and_its_outbox_waits()
    {
        var lease = await ApprovedAsync("One");
        gateway.OnSend = (_, _) => Task.FromResult<SendResult>(new SendResult.AccountStopped("PEER_FLOOD", "Telegram limits this account."));

        await Courier.DeliverAsync(gateway, lease, Token);

        await using var db = database.Open();
        var account = await db.Accounts.SingleAsync(a => a.Id == lease.AccountId, Token);
        Assert.Equal((AccountState.Paused, "Telegram limits this account."), (account.State, account.StateReason));
        Assert.Equal(DeliveryState.Queued, (await db.Outbox.SingleAsync(Token)).State);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again_with_the_same_random_id()
    {
        var lease = await ApprovedAsync("One");
        gateway.OnSend = (_, _) => throw new IOException("connection lost");
        await Courier.DeliverAsync(gateway, lease, Token);
        database.Clock.Advance(TimeSpan.FromSeconds(2));
        gateway.OnSend = (_, id) => Task.FromResult<SendResult>(new SendResult.Sent($"t-{id}"));

        await Courier.DeliverAsync(gateway, Assert.Single(await Outbox.LeaseAsync(lease.AccountId, 10, Token)), Token);

        Assert.Single(gateway.Calls.Select(c => c.RandomId).Distinct());
        await using var db = database.Open();
        Assert.Equal(DeliveryState.Sent, (await db.Outbox.SingleAsync(Token)).State);
    }

    [Fact]
    public async Task Two_workers_never_lease_the_same_conversation()
    {
        var ids = new List<LeasedConversation>();
        for (var i = 0; i < 5; i++) ids.Add(await ApprovedAsync("One"));
        foreach (var lease in ids) await Outbox.ReleaseAsync(lease, Token);
        var accounts = ids.Select(i => i.AccountId).Distinct().ToList();

        var leases = await Task.WhenAll(accounts.SelectMany(a => Enumerable.Range(0, 4).Select(_ => Outbox.LeaseAsync(a, 10, Token))));

        Assert.Equal(5, leases.Sum(l => l.Count));
    }

    [Fact]
    public async Task The_worker_delivers_to_the_sandbox_phone_and_each_bubble_once()
    {
        var sandbox = database.Get<SandboxService>();
        var user = Arrange.NewId();
        await sandbox.SendAsync(user, "Hello?", null, "Zoé", Actors.Ana, Token);
        var draft = await DraftArrange.DraftForAsync(database, await sandbox.AccountIdAsync(Token), user);
        var workers = database.Get<IEnumerable<IHostedService>>().ToList();
        foreach (var worker in workers) await worker.StartAsync(Token);
        await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["One", "Two"]), Actors.Ana, Token);

        await Eventually.TrueAsync(async () =>
        {
            database.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return (await sandbox.ReadPhoneAsync(user, Actors.Ana, Token)).Value.Count == 3;
        });

        foreach (var worker in workers) await worker.StopAsync(Token);
        var phone = (await sandbox.ReadPhoneAsync(user, Actors.Ana, Token)).Value;
        Assert.Equal(["Hello?", "One", "Two"], phone.Select(m => m.Text));
        await using var db = database.Open();
        Assert.All(await db.SandboxArrivals.ToListAsync(Token), a => Assert.Equal(1, a.Handovers));
    }

    private async Task<LeasedConversation> ApprovedAsync(params string[] bubbles)
    {
        var draft = await DraftArrange.DraftAsync(database);
        var outcome = await database.Get<ReviewService>().ApproveAsync(new(draft.Id, bubbles), Actors.Ana, Token);
        Assert.True(outcome.Succeeded, outcome.Refusal?.Message);
        await using var db = database.Open();
        var account = await db.Conversations.Where(c => c.Id == draft.ConversationId).Select(c => c.AccountId).SingleAsync(Token);
        return Assert.Single(await Outbox.LeaseAsync(account, 10, Token));
    }
}
