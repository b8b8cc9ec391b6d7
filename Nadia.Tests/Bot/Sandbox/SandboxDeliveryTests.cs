using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nadia.Bot;
using Nadia.Bot.Sandbox;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Rehearsals;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Sandbox;

/// <summary>The delivery worker with the sandbox's own gateway, and what a rehearsal lets go wrong: what the reviewer sees, and that it arrives once.</summary>
public sealed class SandboxDeliveryTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string Zoe = "rehearsal-1-1";
    private NadiaDatabase database = null!;
    private List<IHostedService> workers = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SandboxService Sandbox => database.Get<SandboxService>();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(
            postgres, services => services.AddNadiaDelivery().AddNadiaSandbox(new SandboxOptions(true)),
            ("Delivery:Cadence", "none"), ("Delivery:UndoSeconds", "0"), ("Demo:Customers", "0"));
        workers = [.. database.Get<IEnumerable<IHostedService>>().Where(w => w is DeliveryWorker or SandboxWorker)];
        foreach (var worker in workers) await worker.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers) await worker.StopAsync(CancellationToken.None);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_flood_wait_holds_every_chat_of_the_sandbox_and_says_so_until_it_is_over()
    {
        var draft = await ApproveAsync(Zoe, RehearsedFaultKind.FloodWait, "One", "Two");
        await UntilAsync(async () => (await RowsAsync(draft))[0] is { State: DeliveryState.Queued, Error: not null });
        var other = Arrange.NewId();
        await ApproveAsync(other, null, "Three");

        var waits = (await database.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Accounts.Single();
        Assert.Equal("The rehearsal asks to wait 15 s, as Telegram would.", (await RowsAsync(draft))[0].Error);
        Assert.InRange(waits.SendNotBefore!.Value - database.Clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.Equal((AccountState.Connected, 3), (waits.State, waits.Queued));

        await UntilArrivedAsync(Zoe, "One", "Two");
        await UntilArrivedAsync(other, "Three");
        Assert.True(await FirstArrivalAsync() >= waits.SendNotBefore, "Nothing arrives during the wait.");
        await AssertHandedOverAsync(("One", 1), ("Two", 1), ("Three", 1));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_and_the_phone_shows_the_bubble_once()
    {
        var draft = await ApproveAsync(Zoe, RehearsedFaultKind.LostAnswer, "One", "Two");
        await UntilAsync(async () => (await RowsAsync(draft))[0] is { State: DeliveryState.Queued, Attempts: 1 });
        Assert.Equal("The connection failed; it is sent again.", (await RowsAsync(draft))[0].Error);

        await UntilArrivedAsync(Zoe, "One", "Two");
        await AssertSentAsync(draft);
        await AssertHandedOverAsync(("One", 2), ("Two", 1));
    }

    [Fact]
    public async Task A_customer_who_blocked_brings_the_reply_back_and_it_arrives_once_when_sent_again()
    {
        var draft = await ApproveAsync(Zoe, RehearsedFaultKind.Blocked, "One", "Two");
        Draft? back = null;
        await UntilAsync(async () => (back = await SendingArrange.PendingAsync(database, draft.ConversationId)) is not null);

        Assert.Equal([DeliveryState.Failed, DeliveryState.Held], (await RowsAsync(draft)).Select(r => r.State));
        Assert.Equal(DraftOrigin.Returned, back!.Origin);
        Assert.Equal("The customer has blocked the business, as the rehearsal says. The bubble behind it waited for it.", back.OriginReason);
        Assert.Equal(["One", "Two"], back.Bubbles);

        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(back.Id, back.Bubbles), Actors.Ana, Token)).Succeeded);
        await UntilArrivedAsync(Zoe, "One", "Two");
        await AssertHandedOverAsync(("One", 1), ("Two", 1));
    }

    [Fact]
    public async Task A_connection_that_is_gone_is_tried_again_and_the_order_stays()
    {
        var draft = await ApproveAsync(Zoe, RehearsedFaultKind.Unreachable, "One", "Two");
        await UntilAsync(async () => (await RowsAsync(draft))[0] is { State: DeliveryState.Queued, Attempts: 1 });
        Assert.Equal(["The connection failed; it is sent again.", null], (await RowsAsync(draft)).Select(r => r.Error));
        Assert.Null(await FirstArrivalAsync());

        await UntilArrivedAsync(Zoe, "One", "Two");
        await AssertSentAsync(draft);
        await AssertHandedOverAsync(("One", 1), ("Two", 1));
    }

    private async Task<Draft> ApproveAsync(string user, RehearsedFaultKind? fault, params string[] bubbles)
    {
        if (fault is { } kind) await database.Get<RehearsedFaults>().ArmAsync(user, kind, TimeSpan.FromHours(1), Token);
        return await SendingArrange.ApproveAsync(database, await Sandbox.AccountIdAsync(Token), user, bubbles);
    }

    private Task<List<OutboxBubble>> RowsAsync(Draft draft) => SendingArrange.RowsAsync(database, draft.ConversationId);

    private async Task<DateTimeOffset?> FirstArrivalAsync()
    {
        await using var db = database.Open();
        return await db.SandboxArrivals.MinAsync(a => (DateTimeOffset?)a.At, Token);
    }

    private async Task UntilArrivedAsync(string user, params string[] texts)
    {
        await UntilAsync(async () => (await OnPhoneAsync(user)).Count >= texts.Length);
        Assert.Equal(texts, await OnPhoneAsync(user));
    }

    private async Task<List<string>> OnPhoneAsync(string user)
    {
        await using var db = database.Open();
        return await db.SandboxArrivals.Where(a => a.ChatId == user).OrderBy(a => a.Id).Select(a => a.Text).ToListAsync(Token);
    }

    private async Task AssertSentAsync(Draft draft)
    {
        await UntilAsync(async () => (await RowsAsync(draft)).All(r => r.State == DeliveryState.Sent));
        Assert.All(await RowsAsync(draft), r => Assert.NotNull(r.ExternalId));
    }

    /// <summary>How often the sandbox was asked to take each bubble; the phone shows each once.</summary>
    private async Task AssertHandedOverAsync(params (string Text, int Times)[] expected)
    {
        await UntilAsync(async () =>
        {
            await using var rows = database.Open();
            return !await rows.Outbox.AnyAsync(o => o.State == DeliveryState.Queued || o.State == DeliveryState.Typing, Token);
        });
        await using var db = database.Open();
        Assert.Equal(expected.Order(), (await db.SandboxArrivals.ToListAsync(Token)).Select(a => (a.Text, a.Handovers)).Order());
    }

    /// <summary>Lets time pass until it is true.</summary>
    private Task UntilAsync(Func<Task<bool>> condition) => Eventually.TrueAsync(async () =>
    {
        if (await condition()) return true;
        database.Clock.Advance(TimeSpan.FromMilliseconds(200));
        return false;
    });
}
