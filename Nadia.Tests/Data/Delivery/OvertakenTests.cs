using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Quarantine;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Delivery;

/// <summary>A reply on its way when the customer writes again: it leaves, or it comes back to a person.</summary>
public sealed class OvertakenTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly string user = Arrange.NewId();
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_came_back_is_stale_once_the_customer_has_written()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        await SendingArrange.TypeAsync(database, lease);
        await Arrange.MessageAsync(database, lease.AccountId, user, "Never mind.");
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;

        Assert.IsType<StaleDraft>((await database.Get<ReviewService>().ApproveAsync(new(back.Id, ["One"]), Actors.Ana, Token)).Refusal);
        await using var db = database.Open();
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.Id == lease.Id, Token)).DueAt);
    }

    [Fact]
    public async Task A_new_message_lets_go_what_was_approved_a_moment_ago()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        database.Clock.Advance(TimeSpan.FromSeconds(27));

        await Arrange.MessageAsync(database, lease.AccountId, user, "And in red?");

        Assert.Equal([DeliveryState.Queued], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
        Assert.Null(await SendingArrange.PendingAsync(database, lease.Id));
    }

    [Fact]
    public async Task A_new_message_calls_back_what_has_waited_long_and_both_are_drafted_for()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One", "Two");
        database.Clock.Advance(TimeSpan.FromSeconds(28));

        await Arrange.MessageAsync(database, lease.AccountId, user, "And in red?");

        Assert.All(await SendingArrange.RowsAsync(database, lease.Id), r => Assert.Equal(DeliveryState.Held, r.State));
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.Equal("Zoé wrote again: these 2 bubbles have not left.", back.OriginReason);
        Assert.IsType<StaleDraft>((await database.Get<ReviewService>().ApproveAsync(new(back.Id, ["One"]), Actors.Ana, Token)).Refusal);
        await using var db = database.Open();
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.Id == lease.Id, Token)).DueAt);
        Assert.Equal(2, await db.Messages.CountAsync(m => m.Direction == MessageDirection.In && m.AnsweredAt == null, Token));
    }

    [Fact]
    public async Task A_message_that_arrived_while_away_calls_back_too_and_the_reply_stays_to_be_seen()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        database.Clock.Advance(TimeSpan.FromDays(1));

        await database.Get<Inbox>().ReceiveAsync(
            lease.AccountId, new(user, "away-1", "Are you there?", database.Clock.GetUtcNow().AddHours(-13)), Token);

        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.Equal((DraftOrigin.Returned, "One"), (back.Origin, Assert.Single(back.Bubbles)));
        await using var db = database.Open();
        Assert.Null((await db.Conversations.SingleAsync(c => c.Id == lease.Id, Token)).DueAt);
    }

    [Fact]
    public async Task A_cry_for_help_that_arrived_while_away_goes_before_what_comes_back()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        database.Clock.Advance(TimeSpan.FromDays(1));

        await database.Get<Inbox>().ReceiveAsync(
            lease.AccountId, new(user, "away-1", "I want to kill myself", database.Clock.GetUtcNow().AddHours(-13)), Token);

        var waits = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.Equal(DraftOrigin.Unwritten, waits.Origin);
        Assert.True(waits.QueueAt <= waits.WaitingSince.AddDays(-1), $"{waits.QueueAt:O} for {waits.WaitingSince:O}");
    }

    [Fact]
    public async Task A_reply_that_is_arriving_bubble_by_bubble_is_not_cut_by_a_new_message()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One", "Two");
        database.Clock.Advance(TimeSpan.FromSeconds(31));
        lease = Assert.Single(await database.Get<Outbox>().LeaseAsync(lease.AccountId, 10, Token));
        await SendingArrange.HandOverAsync(database, lease, "sent-1");

        await Arrange.MessageAsync(database, lease.AccountId, user, "ok");

        Assert.Equal([DeliveryState.Sent, DeliveryState.Queued], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
    }

    [Fact]
    public async Task A_silenced_customers_message_calls_nothing_back()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        Assert.True((await database.Get<QuarantineService>().SilenceAsync(user, Actors.Admin, Token)).Succeeded);
        database.Clock.Advance(TimeSpan.FromMinutes(5));

        await Arrange.MessageAsync(database, lease.AccountId, user, "And in red?");

        Assert.Equal([DeliveryState.Queued], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
    }
}
