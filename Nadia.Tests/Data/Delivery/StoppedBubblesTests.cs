using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Delivery;

/// <summary>Retry, Edit and Drop of what failed: the same bubbles keep their random ids, a mended text gets a new one.</summary>
public sealed class StoppedBubblesTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private readonly StoppedBubbles stopped = database.Get<StoppedBubbles>();
    private readonly Outbox outbox = database.Get<Outbox>();
    private readonly string user = Arrange.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retry_queues_the_same_bubbles_with_their_random_ids_and_retires_the_draft_they_came_back_as()
    {
        var (lease, before) = await FailAsync("First", "Second");
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;

        Assert.True((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ana, Token)).Succeeded);

        var rows = await SendingArrange.RowsAsync(database, lease.Id);
        Assert.Equal(before.Select(o => (o.Id, o.RandomId)), rows.Select(o => (o.Id, o.RandomId)));
        Assert.All(rows, o => Assert.Equal((DeliveryState.Queued, null), (o.State, o.Error)));
        Assert.Null(await SendingArrange.PendingAsync(database, lease.Id));
        await using var db = database.Open();
        Assert.Equal(DraftState.Superseded, (await db.Drafts.SingleAsync(d => d.Id == back.Id, Token)).State);
        Assert.Null((await db.Conversations.SingleAsync(c => c.Id == lease.Id, Token)).WaitingSince);
    }

    [Fact]
    public async Task What_was_mended_and_approved_cannot_be_sent_once_more_as_it_was()
    {
        var (lease, before) = await FailAsync("First");
        var draftId = (await stopped.EditAsync(before[0].DraftId, Actors.Ana, Token)).Value;
        Assert.Equal((await SendingArrange.PendingAsync(database, lease.Id))!.Id, draftId);
        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(draftId, ["Mended"]), Actors.Ana, Token)).Succeeded);

        Assert.IsType<AlreadyDecided>((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ana, Token)).Refusal);
        Assert.IsType<AlreadyDecided>((await stopped.DropAsync(before[0].DraftId, Actors.Ana, Token)).Refusal);

        var rows = await SendingArrange.RowsAsync(database, lease.Id);
        Assert.Equal([DeliveryState.Failed, DeliveryState.Queued], rows.Select(o => o.State));
        Assert.NotEqual(rows[0].RandomId, rows[1].RandomId);
        Assert.False((await ReceiptAsync(before[0].DraftId)).IsOpen);
    }

    [Fact]
    public async Task Drop_lets_them_be_and_nobody_waits_any_more()
    {
        var (lease, before) = await FailAsync("First", "Second");
        Assert.True((await ReceiptAsync(before[0].DraftId)).IsOpen);

        Assert.True((await stopped.DropAsync(before[0].DraftId, Actors.Ana, Token)).Succeeded);

        Assert.Null(await SendingArrange.PendingAsync(database, lease.Id));
        var receipt = await ReceiptAsync(before[0].DraftId);
        Assert.Equal((false, true, DeliveryState.Failed), (receipt.IsOpen, receipt.IsDropped, receipt.State));
        Assert.IsType<NotFound>((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ana, Token)).Refusal);
        Assert.All(await SendingArrange.RowsAsync(database, lease.Id), o => Assert.NotEqual(DeliveryState.Queued, o.State));
    }

    [Fact]
    public async Task Nothing_is_retried_over_a_message_that_the_person_has_not_seen()
    {
        var (lease, before) = await FailAsync("First");
        var seen = await RevisionAsync(lease.Id);
        await Arrange.MessageAsync(database, lease.AccountId, user, "Never mind");

        Assert.IsType<StaleDraft>((await stopped.RetryAsync(before[0].DraftId, seen, Actors.Ana, Token)).Refusal);
        Assert.Equal(DeliveryState.Failed, (await SendingArrange.RowsAsync(database, lease.Id))[0].State);
        Assert.NotNull(await SendingArrange.PendingAsync(database, lease.Id));
    }

    [Fact]
    public async Task What_another_person_has_open_is_not_settled_behind_their_back()
    {
        var (lease, before) = await FailAsync("First");
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        await database.Get<ClaimService>().OpenAsync(back.Id, Actors.Ben, Token);

        Assert.IsType<AlreadyClaimed>((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ana, Token)).Refusal);
        Assert.IsType<AlreadyClaimed>((await stopped.DropAsync(before[0].DraftId, Actors.Ana, Token)).Refusal);
        Assert.True((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ben, Token)).Succeeded);
    }

    [Fact]
    public async Task Edit_brings_back_what_had_no_place_in_the_queue_and_waits_for_a_newer_draft()
    {
        var (lease, before) = await FailAsync("First");
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        await Arrange.MessageAsync(database, lease.AccountId, user, "Never mind");
        await using (var db = database.Open())
        {
            await db.Drafts.Where(d => d.Id == back.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
        }

        var newer = await DraftArrange.DraftForAsync(database, lease.AccountId, user, "All right.");
        Assert.IsType<AnotherDraftWaits>((await stopped.EditAsync(before[0].DraftId, Actors.Ana, Token)).Refusal);
        Assert.True((await database.Get<ReviewService>().RejectAsync(new(newer.Id), Actors.Ana, Token)).Succeeded);

        var again = (await stopped.EditAsync(before[0].DraftId, Actors.Ana, Token)).Value;

        var pending = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.Equal((again, DraftOrigin.Returned), (pending.Id, pending.Origin));
        Assert.Equal(["First"], pending.Bubbles);
    }

    [Fact]
    public async Task What_was_retried_cannot_be_brought_back_and_sent_a_second_time()
    {
        var (lease, before) = await FailAsync("First");
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.True((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ana, Token)).Succeeded);

        Assert.IsType<StaleDraft>((await database.Get<ReplacedDrafts>().BringBackAsync(back.Id, Actors.Ana, Token)).Refusal);
        Assert.Null(await SendingArrange.PendingAsync(database, lease.Id));
    }

    [Fact]
    public async Task What_a_newer_reply_has_answered_is_neither_retried_nor_mended()
    {
        var (lease, before) = await FailAsync("First");
        await using (var db = database.Open())
        {
            await db.Drafts.Where(d => d.ConversationId == lease.Id && d.State == DraftState.Pending)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DraftState.Superseded), Token);
        }

        database.Clock.Advance(TimeSpan.FromSeconds(1));
        var newer = await DraftArrange.DraftForAsync(database, lease.AccountId, user, "Another answer");
        Assert.IsType<AnotherDraftWaits>((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ana, Token)).Refusal);
        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(newer.Id, ["Another answer"]), Actors.Ana, Token)).Succeeded);

        Assert.IsType<AlreadyDecided>((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ana, Token)).Refusal);
        Assert.IsType<AlreadyDecided>((await stopped.EditAsync(before[0].DraftId, Actors.Ana, Token)).Refusal);
        Assert.Equal([DeliveryState.Failed, DeliveryState.Queued], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
    }

    [Fact]
    public async Task What_was_sent_once_more_is_not_held_by_typing_nor_called_back_at_once()
    {
        var (lease, before) = await FailAsync("First");
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await stopped.RetryAsync(before[0].DraftId, await RevisionAsync(lease.Id), Actors.Ana, Token)).Succeeded);

        await SendingArrange.TypeAsync(database, lease);
        await Arrange.MessageAsync(database, lease.AccountId, user, "Hello?");

        Assert.Equal([DeliveryState.Queued], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
    }

    [Fact]
    public async Task Retry_by_twenty_at_once_queues_each_bubble_once()
    {
        var (lease, before) = await FailAsync("First", "Second");
        var revision = await RevisionAsync(lease.Id);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stopped.RetryAsync(before[0].DraftId, revision, Actors.Ana, Token)));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal(2, (await SendingArrange.RowsAsync(database, lease.Id)).Count(o => o.State == DeliveryState.Queued));
    }

    /// <summary>The channel refuses the first bubble for good.</summary>
    private async Task<(LeasedConversation Lease, List<OutboxBubble> Rows)> FailAsync(params string[] bubbles)
    {
        var lease = await SendingArrange.LeaseAsync(database, user, bubbles);
        var bubble = (await outbox.BeginAsync(lease, Token))!;
        Assert.Equal(HandOver.Go, await outbox.HandOverAsync(lease, bubble, Token));
        await outbox.FailAsync(bubble, "The customer has blocked this account.", Token);
        await outbox.ReleaseAsync(lease, Token);
        return (lease, await SendingArrange.RowsAsync(database, lease.Id));
    }

    private async Task<long> RevisionAsync(long conversationId)
    {
        await using var db = database.Open();
        return await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.Revision).SingleAsync(Token);
    }

    private async Task<DeliveryReceipt> ReceiptAsync(Guid draftId) =>
        (await database.Get<ReviewReads>().GetAsync(draftId, Actors.Ana, Token)).Value.Outcome!.Deliveries[0];
}
