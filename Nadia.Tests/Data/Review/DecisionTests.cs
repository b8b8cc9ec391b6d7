using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Quarantine;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

public sealed class DecisionTests(NadiaDatabase database, TestPostgres postgres) : IClassFixture<NadiaDatabase>
{
    private readonly ReviewService reviews = database.Get<ReviewService>();
    private readonly ClaimService claims = database.Get<ClaimService>();
    private readonly ReviewReads reads = database.Get<ReviewReads>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approving_writes_review_and_one_outbox_row_a_bubble_with_its_own_random_id()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await claims.OpenAsync(draft.Id, Actors.Ana, Token);
        database.Clock.Advance(TimeSpan.FromSeconds(7));

        var outcome = await reviews.ApproveAsync(
            new(draft.Id, ["One", "Two", "Three"], ["TONE_WARMER"], 4, "fine"), Actors.Ana, Token);

        Assert.True(outcome.Succeeded);
        var view = (await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value;
        Assert.Equal(ReviewStatus.Approved, view.Status);
        Assert.Equal((4, "fine", "Ana", 7), (view.Outcome!.QualityScore, view.Outcome.Notes, view.Outcome.ReviewerName, view.Outcome.ReviewSeconds));
        await using var db = database.Open();
        var bubbles = await db.Outbox.Where(o => o.DraftId == draft.Id).OrderBy(o => o.Position).ToListAsync(Token);
        Assert.Equal(["One", "Two", "Three"], bubbles.Select(b => b.Text));
        Assert.Equal(3, bubbles.Select(b => b.RandomId).Distinct().Count());
        Assert.All(bubbles, b => Assert.Equal(database.Clock.GetUtcNow().AddSeconds(3), b.NotBefore));
        Assert.Empty(await db.Claims.Where(c => c.DraftId == draft.Id).ToListAsync(Token));
        Assert.Null((await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token)).WaitingSince);
    }

    [Fact]
    public async Task Fifty_approvals_at_once_by_fifty_people_count_once()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var people = Enumerable.Range(0, 50).Select(i => new Actor($"p{i}", $"Person {i}", ActorKind.Person, true, false));

        var outcomes = await Task.WhenAll(people.Select(p => reviews.ApproveAsync(new(draft.Id, ["Hello"]), p, Token)));

        Assert.Single(outcomes, o => o.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.IsType<AlreadyDecided>(o.Refusal));
        await using var db = database.Open();
        Assert.Equal(1, await db.Outbox.CountAsync(o => o.DraftId == draft.Id, Token));
        Assert.Equal(1, await db.Reviews.CountAsync(r => r.DraftId == draft.Id, Token));
    }

    [Fact]
    public async Task Repeating_ones_own_approval_answers_the_first_again()
    {
        var draft = await DraftArrange.DraftAsync(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => reviews.ApproveAsync(new(draft.Id, ["Hello"]), Actors.Ana, Token)));

        Assert.All(outcomes, o => Assert.True(o.Succeeded));
        await using var db = database.Open();
        Assert.Equal(1, await db.Outbox.CountAsync(o => o.DraftId == draft.Id, Token));
        var opposite = await reviews.RejectAsync(new(draft.Id), Actors.Ana, Token);
        Assert.IsType<AlreadyDecided>(opposite.Refusal);
    }

    [Fact]
    public async Task Approve_by_a_second_reviewer_is_refused_while_the_first_holds_the_draft()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await claims.OpenAsync(draft.Id, Actors.Ana, Token);

        var outcome = await reviews.ApproveAsync(new(draft.Id, ["Hello"]), Actors.Ben, Token);

        Assert.Equal("Ana", Assert.IsType<AlreadyClaimed>(outcome.Refusal).By);
        Assert.IsType<AlreadyClaimed>((await claims.OpenAsync(draft.Id, Actors.Ben, Token)).Refusal);
    }

    [Fact]
    public async Task A_lapsed_claim_passes_on_with_a_higher_token_and_the_former_holder_is_refused()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var first = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        database.Clock.Advance(ClaimService.Lease);

        var second = (await claims.OpenAsync(draft.Id, Actors.Ben, Token)).Value;

        Assert.True(second.Token > first.Token);
        Assert.IsType<AlreadyClaimed>((await reviews.ApproveAsync(new(draft.Id, ["Late"]), Actors.Ana, Token)).Refusal);
        Assert.IsType<AlreadyClaimed>((await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Refusal);
    }

    [Fact]
    public async Task A_decision_under_a_claim_that_somebody_else_held_meanwhile_is_refused()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var first = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        database.Clock.Advance(ClaimService.Lease);
        await claims.OpenAsync(draft.Id, Actors.Ben, Token);
        await claims.ReleaseAsync(draft.Id, Actors.Ben, Token);

        var outcome = await reviews.ApproveAsync(new(draft.Id, ["Late"], ClaimToken: first.Token), Actors.Ana, Token);

        Assert.IsType<ClaimLost>(outcome.Refusal);
        Assert.Equal(ReviewStatus.Pending, (await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value.Status);
    }

    [Fact]
    public async Task A_message_released_from_quarantine_after_the_draft_keeps_waiting_when_the_draft_is_decided()
    {
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();
        await Arrange.MessageAsync(database, account, user, "First");
        await database.Get<QuarantineService>().SilenceAsync(user, Actors.Ana, Token);
        var held = await Arrange.MessageAsync(database, account, user, "Held");
        await database.Get<QuarantineService>().UnsilenceAsync(user, Actors.Ana, Token);
        await Arrange.MessageAsync(database, account, user, "Last");
        var draft = await DraftArrange.DraftForAsync(database, account, user);
        await database.Get<QuarantineService>().ReleaseAsync([held.MessageId], Actors.Ana, Token);

        var revision = (await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value.ConversationRevision;
        Assert.True((await reviews.ApproveAsync(new(draft.Id, ["Hi"], SeenRevision: revision), Actors.Ana, Token)).Succeeded);

        await using var db = database.Open();
        var waiting = await db.Messages.Where(m => m.ConversationId == draft.ConversationId && m.AnsweredAt == null).ToListAsync(Token);
        Assert.Equal("Held", Assert.Single(waiting).Text);
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token)).DueAt);
    }

    [Fact]
    public async Task Deciding_while_the_claim_is_being_freed_succeeds()
    {
        for (var i = 0; i < 10; i++)
        {
            var draft = await DraftArrange.DraftAsync(database);
            await claims.OpenAsync(draft.Id, Actors.Ana, Token);

            var approving = reviews.ApproveAsync(new(draft.Id, ["Hi"]), Actors.Ana, Token);
            await claims.ReleaseAsync(draft.Id, Actors.Ana, Token);

            Assert.True((await approving).Succeeded);
        }
    }

    [Fact]
    public async Task A_heartbeat_keeps_token_and_opening_time_and_release_frees()
    {
        var draft = await DraftArrange.DraftAsync(database);
        var first = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;
        database.Clock.Advance(TimeSpan.FromSeconds(30));

        var beat = (await claims.OpenAsync(draft.Id, Actors.Ana, Token)).Value;

        Assert.Equal((first.Token, first.OpenedAt), (beat.Token, beat.OpenedAt));
        Assert.True(beat.Until > first.Until);
        await claims.ReleaseAsync(draft.Id, Actors.Ben, Token);
        Assert.Equal(ReviewStatus.Reviewing, (await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value.Status);
        await claims.ReleaseAsync(draft.Id, Actors.Ana, Token);
        Assert.Equal(ReviewStatus.Pending, (await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value.Status);
    }

    [Fact]
    public async Task A_stale_draft_is_sent_only_on_purpose_and_the_newer_message_keeps_waiting()
    {
        var user = Arrange.NewId();
        var draft = await DraftArrange.DraftAsync(database, user);
        await using var db = database.Open();
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == draft.ConversationId, Token);
        database.Clock.Advance(TimeSpan.FromSeconds(2));
        await Arrange.MessageAsync(database, conversation.AccountId, user, "Wait, in green!");

        var refused = await reviews.ApproveAsync(new(draft.Id, ["Hello"]), Actors.Ana, Token);
        var rejected = await reviews.RejectAsync(new(draft.Id), Actors.Ben, Token);
        var sent = await reviews.ApproveAsync(new(draft.Id, ["Hello"], SeenRevision: conversation.Revision + 1), Actors.Ana, Token);

        Assert.False(Assert.IsType<StaleDraft>(refused.Refusal).Superseded);
        Assert.IsType<StaleDraft>(rejected.Refusal);
        Assert.True(sent.Succeeded);
        var after = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == draft.ConversationId, Token);
        Assert.NotNull(after.DueAt);
        Assert.NotNull(after.WaitingSince);
        var waiting = await db.Messages.Where(m => m.ConversationId == draft.ConversationId && m.AnsweredAt == null).ToListAsync(Token);
        Assert.Equal("Wait, in green!", Assert.Single(waiting).Text);
    }

    [Fact]
    public async Task Rejecting_with_a_redraft_is_due_now_with_the_notes_as_instruction()
    {
        var draft = await DraftArrange.DraftAsync(database);

        await reviews.RejectAsync(new(draft.Id, "Too pushy", Redraft: true), Actors.Ana, Token);

        await using var db = database.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token);
        Assert.Equal((database.Clock.GetUtcNow(), "Too pushy"), (conversation.DueAt, conversation.RedraftInstruction));
        Assert.Equal(ReviewStatus.Rejected, (await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value.Status);
    }

    [Fact]
    public async Task An_approval_is_undone_within_its_time_and_not_after_a_bubble_began()
    {
        var draft = await DraftArrange.DraftAsync(database);
        await reviews.ApproveAsync(new(draft.Id, ["One", "Two"]), Actors.Ana, Token);

        Assert.IsType<Forbidden>((await database.Get<DecisionUndo>().UndoAsync(draft.Id, Actors.Ben, Token)).Refusal);
        Assert.True((await database.Get<DecisionUndo>().UndoAsync(draft.Id, Actors.Ana, Token)).Succeeded);

        await using var db = database.Open();
        Assert.Equal(0, await db.Outbox.CountAsync(o => o.DraftId == draft.Id, Token));
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.Id == draft.ConversationId, Token)).WaitingSince);
        await reviews.ApproveAsync(new(draft.Id, ["One", "Two"]), Actors.Ana, Token);
        database.Clock.Advance(TimeSpan.FromSeconds(3));
        var outbox = database.Get<Outbox>();
        var account = await db.Conversations.Where(c => c.Id == draft.ConversationId).Select(c => c.AccountId).SingleAsync(Token);
        await outbox.BeginAsync(Assert.Single(await outbox.LeaseAsync(account, 5, Token)), Token);
        Assert.IsType<TooLate>((await database.Get<DecisionUndo>().UndoAsync(draft.Id, Actors.Ana, Token)).Refusal);
        Assert.Equal(2, await db.Outbox.CountAsync(o => o.DraftId == draft.Id, Token));
    }

    [Fact]
    public async Task Bad_bubbles_are_refused_by_field_and_nothing_is_written()
    {
        var draft = await DraftArrange.DraftAsync(database);
        string[][] bad = [[], [.. Enumerable.Repeat("x", 11)], ["ok", "  "], [new string('x', 5000)], ["nul \0"]];

        foreach (var bubbles in bad)
        {
            var outcome = await reviews.ApproveAsync(new(draft.Id, bubbles), Actors.Ana, Token);
            Assert.StartsWith("final_bubbles", Assert.IsType<Invalid>(outcome.Refusal).Field, StringComparison.Ordinal);
        }

        Assert.Equal(ReviewStatus.Pending, (await reads.GetAsync(draft.Id, Actors.Ana, Token)).Value.Status);
        Assert.IsType<Forbidden>((await reviews.ApproveAsync(new(draft.Id, ["ok"]), Actors.Nobody, Token)).Refusal);
    }

    [Fact]
    public async Task The_queue_pages_by_key_in_one_order()
    {
        var own = await NadiaDatabase.CreateAsync(postgres);
        await using var _ = own;
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add((await DraftArrange.DraftAsync(own)).Id);
            own.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var ownReads = own.Get<ReviewReads>();
        var first = (await ownReads.QueueAsync(null, 4, Actors.Ana, Token)).Value;
        var second = (await ownReads.PendingAsync(first.Next, 4, Actors.Ana, Token)).Value;

        Assert.Equal(ids, first.Items.Select(i => i.Id).Concat(second.Items.Select(i => i.Id)));
        Assert.Null(second.Next);
        Assert.Equal(7, (await ownReads.SummaryAsync(Actors.Ana, Token)).Value.Pending);
    }
}
