using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Delivery;

public sealed class HoldTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly string user = Arrange.NewId();
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Outbox Outbox => database.Get<Outbox>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_has_not_left_comes_back_with_its_reason_and_the_messages_wait_again()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One", "Two", "Three");
        await SendingArrange.HandOverAsync(database, lease, "sent-1");

        await SendingArrange.TypeAsync(database, lease);

        var rows = await SendingArrange.RowsAsync(database, lease.Id);
        Assert.Equal([DeliveryState.Sent, DeliveryState.Held, DeliveryState.Held], rows.Select(r => r.State));
        var back = await SendingArrange.PendingAsync(database, lease.Id);
        Assert.NotNull(back);
        Assert.Equal((DraftOrigin.Returned, rows[0].DraftId), (back.Origin, back.ReturnedFrom));
        Assert.Equal("Zoé began to write: these 2 bubbles have not left.", back.OriginReason);
        Assert.Equal(["Two", "Three"], back.Bubbles);
        Assert.Equal(("Do you have it in blue?", 0m), (back.CustomerMessage, back.Creative.CostUsd));
        await using var db = database.Open();
        Assert.Null((await db.Messages.SingleAsync(m => m.Direction == MessageDirection.In, Token)).AnsweredAt);
        var conversation = await db.Conversations.SingleAsync(c => c.Id == lease.Id, Token);
        Assert.Equal((back.WaitingSince, (DateTimeOffset?)null), (conversation.WaitingSince, conversation.DueAt));
    }

    [Fact]
    public async Task A_bubble_being_typed_is_held_too_and_the_worker_is_told_at_the_hand_over()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        var bubble = (await Outbox.BeginAsync(lease, Token))!;

        await SendingArrange.TypeAsync(database, lease);

        Assert.False(await Outbox.KeepAsync(lease, bubble, Token));
        Assert.Equal(HandOver.Gone, await Outbox.HandOverAsync(lease, bubble, Token));
        Assert.Null(await Outbox.BeginAsync(lease, Token));
        Assert.Equal("Zoé began to write: this bubble has not left.", (await SendingArrange.PendingAsync(database, lease.Id))!.OriginReason);
    }

    [Fact]
    public async Task What_was_handed_over_is_never_held()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One", "Two");
        var bubble = (await Outbox.BeginAsync(lease, Token))!;
        Assert.Equal(HandOver.Go, await Outbox.HandOverAsync(lease, bubble, Token));
        await Outbox.PostponeAsync(bubble, TimeSpan.Zero, "The connection failed; it is sent again.", Token);

        await SendingArrange.TypeAsync(database, lease);

        var rows = await SendingArrange.RowsAsync(database, lease.Id);
        Assert.Equal([(DeliveryState.Queued, 1), (DeliveryState.Held, 0)], rows.Select(r => (r.State, r.Attempts)));
        Assert.Equal(bubble.Id, (await Outbox.BeginAsync(lease, Token))!.Id);
        Assert.Equal(HandOver.Go, await Outbox.HandOverAsync(lease, bubble, Token));
    }

    [Fact]
    public async Task An_answer_from_the_phone_brings_back_what_has_not_left_whoever_approved_it()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One", "Two");
        await SendingArrange.TypeAsync(database, lease);
        var first = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(first.Id, ["One", "Two"]), Actors.Ben, Token)).Succeeded);

        await AnswerFromPhoneAsync(lease);

        var rows = await SendingArrange.RowsAsync(database, lease.Id);
        Assert.All(rows, r => Assert.Equal(DeliveryState.Held, r.State));
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.Equal((DraftOrigin.Returned, first.Id), (back.Origin, back.ReturnedFrom));
        Assert.Equal("Somebody answered from the phone: these 2 bubbles have not left.", back.OriginReason);
        Assert.IsType<StaleDraft>((await database.Get<ReviewService>().ApproveAsync(new(back.Id, ["One"]), Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task An_answer_from_the_phone_leaves_alone_what_was_handed_over()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        var bubble = (await Outbox.BeginAsync(lease, Token))!;
        Assert.Equal(HandOver.Go, await Outbox.HandOverAsync(lease, bubble, Token));

        await AnswerFromPhoneAsync(lease);

        Assert.Equal([DeliveryState.Typing], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
        Assert.Null(await SendingArrange.PendingAsync(database, lease.Id));
    }

    [Fact]
    public async Task The_question_for_a_person_that_comes_back_is_as_urgent_as_before()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        await using (var db = database.Open())
        {
            await db.Drafts.Where(d => d.ConversationId == lease.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.CustomerMessage, "Are you a bot?"), Token);
        }

        await SendingArrange.TypeAsync(database, lease);

        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.True(back.QueueAt <= back.WaitingSince.AddDays(-1), $"{back.QueueAt:O} for {back.WaitingSince:O}");
    }

    [Fact]
    public async Task Approving_what_came_back_sends_it_and_more_typing_does_not_hold_it_again()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One", "Two");
        await SendingArrange.TypeAsync(database, lease);
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.IsType<TooLate>((await database.Get<DecisionUndo>().UndoAsync(back.ReturnedFrom!.Value, Actors.Ana, Token)).Refusal);

        Assert.True((await database.Get<ReviewService>().ApproveAsync(new(back.Id, ["One, mended"]), Actors.Ben, Token)).Succeeded);
        await SendingArrange.TypeAsync(database, lease);

        var rows = await SendingArrange.RowsAsync(database, lease.Id);
        Assert.Equal([DeliveryState.Held, DeliveryState.Held, DeliveryState.Queued], rows.Select(r => r.State));
        Assert.Equal(3, rows.Select(r => r.RandomId).Distinct().Count());
        database.Clock.Advance(TimeSpan.FromSeconds(11));
        var again = Assert.Single(await Outbox.LeaseAsync(lease.AccountId, 10, Token));
        Assert.Equal("One, mended", (await Outbox.BeginAsync(again, Token))!.Text);
    }

    [Fact]
    public async Task Rejecting_what_came_back_drops_it_and_nobody_waits()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        await SendingArrange.TypeAsync(database, lease);
        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;

        Assert.True((await database.Get<ReviewService>().RejectAsync(new(back.Id), Actors.Ana, Token)).Succeeded);

        database.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Empty(await Outbox.LeaseAsync(lease.AccountId, 10, Token));
        await using var db = database.Open();
        Assert.Null((await db.Conversations.SingleAsync(c => c.Id == lease.Id, Token)).WaitingSince);
    }

    [Fact]
    public async Task A_newer_draft_is_not_replaced_by_what_is_held()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        await Arrange.MessageAsync(database, lease.AccountId, user, "And in red?");
        var newer = await DraftArrange.DraftForAsync(database, lease.AccountId, user);

        await SendingArrange.TypeAsync(database, lease);

        Assert.Equal(newer.Id, (await SendingArrange.PendingAsync(database, lease.Id))!.Id);
        Assert.Equal([DeliveryState.Held], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
    }

    [Fact]
    public async Task What_the_channel_was_not_asked_for_after_all_can_be_held_again()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One");
        var bubble = (await Outbox.BeginAsync(lease, Token))!;
        await Outbox.HandOverAsync(lease, bubble, Token);
        await Outbox.NotAskedAsync(bubble, "Telegram asks to wait before the next message.", Token);
        Assert.Equal([(DeliveryState.Queued, 0)], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => (r.State, r.Attempts)));

        await SendingArrange.TypeAsync(database, lease);

        Assert.Equal([DeliveryState.Held], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
    }

    [Fact]
    public async Task With_the_setting_off_typing_holds_nothing()
    {
        await using var own = await NadiaDatabase.CreateAsync(postgres, null, ("Delivery:HoldWhileTyping", "false"));
        var lease = await SendingArrange.LeaseAsync(own, user, "One");

        await SendingArrange.TypeAsync(own, lease);

        Assert.Equal([DeliveryState.Queued], (await SendingArrange.RowsAsync(own, lease.Id)).Select(r => r.State));
        Assert.Null(await SendingArrange.PendingAsync(own, lease.Id));
    }

    [Fact]
    public async Task A_refused_bubble_that_was_tried_before_says_that_it_may_have_arrived()
    {
        var lease = await SendingArrange.LeaseAsync(database, user, "One", "Two", "Three");
        var bubble = (await Outbox.BeginAsync(lease, Token))!;
        await Outbox.HandOverAsync(lease, bubble, Token);
        await Outbox.HandOverAsync(lease, bubble, Token);

        await Outbox.FailAsync(bubble, "The customer has deleted their Telegram account.", Token);

        var back = (await SendingArrange.PendingAsync(database, lease.Id))!;
        Assert.Equal(["One", "Two", "Three"], back.Bubbles);
        Assert.Equal("The customer has deleted their Telegram account. An earlier try got no answer, so look whether it arrived all the same. The 2 bubbles behind it waited for it.", back.OriginReason);
        Assert.Equal([DeliveryState.Failed, DeliveryState.Held, DeliveryState.Held], (await SendingArrange.RowsAsync(database, lease.Id)).Select(r => r.State));
    }

    [Fact]
    public async Task Nobody_who_has_not_written_is_written_to()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await using (var db = database.Open())
        {
            await db.Messages.Where(m => m.ConversationId == draft.ConversationId).ExecuteDeleteAsync(Token);
        }

        Assert.IsType<NeverWrote>((await database.Get<ReviewService>().ApproveAsync(new(draft.Id, ["Buy now!"]), Actors.Ana, Token)).Refusal);
        Assert.Empty(await SendingArrange.RowsAsync(database, draft.ConversationId));
        Assert.Equal(draft.Id, (await SendingArrange.PendingAsync(database, draft.ConversationId))!.Id);
    }

    private Task AnswerFromPhoneAsync(LeasedConversation lease) => database.Get<Inbox>().RecordFromPhoneAsync(
        lease.AccountId, new(lease.ChatId, Arrange.NewId(), "I will see to it", database.Clock.GetUtcNow()), Token);
}
