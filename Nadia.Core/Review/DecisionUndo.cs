using Microsoft.EntityFrameworkCore;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Review.Editing;
using Nadia.Core.Team;

namespace Nadia.Core.Review;

/// <summary>
/// Takes one's own decision back, in one transaction that holds the conversation: an approval while no bubble has left, a rejection while
/// nothing has taken the draft's place. The draft then waits again as it was, with everybody's text over it.
/// </summary>
public sealed class DecisionUndo(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>After this a rejection stands: what others have seen and counted does not change under them.</summary>
    public static readonly TimeSpan RejectionFor = TimeSpan.FromMinutes(10);

    /// <returns>The draft's id. Refusals: Forbidden, NotFound, TooLate.</returns>
    public async Task<Outcome<Guid>> UndoAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("undo a decision")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(draftId, token) is not var (conversation, draft)) return new NotFound(Words.Of("The draft"));
        if (await db.DecisionOnAsync(draftId, token) is not { } review) return new NotFound(Words.Of("The decision"));
        if (review.ReviewerId != actor.Id) return new Forbidden(Words.Of("undo this decision"), review.ReviewerName);
        if (await WhyTooLateAsync(db, draft, review, token) is { } late) return late;
        await db.Reviews.Where(r => r.Id == review.Id).ExecuteDeleteAsync(token);
        await db.SecondLooks.Where(l => l.DraftId == draft.Id).ExecuteDeleteAsync(token);
        await db.UnanswerAsync(conversation.Id, draft.MessageIds, token);
        var now = clock.GetStorableNow();
        await GiveTextsBackAsync(db, draft, review, now, token);
        draft.State = DraftState.Pending;
        draft.DecidedAt = null;
        conversation.TakeBack(draft.WaitingSince, draft.Revision);
        var forgotten = await CommitmentProposals.ForgetAsync(db, draft, token);
        db.Record(actor, "review.undo", $"draft:{draftId}", now, review.Decision.ToString().ToLowerInvariant());
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([LiveChange.Draft(draftId), LiveChange.Conversation(conversation.Id), .. forgotten]);
        return draftId;
    }

    /// <summary>What the decision put away comes back; into the reviewer's own editor goes the text as they approved it.</summary>
    private static async Task GiveTextsBackAsync(NadiaDbContext db, Draft draft, ReviewRecord review, DateTimeOffset now, CancellationToken token)
    {
        await db.GiveEditsBackAsync(draft, token);
        if (review.Decision != ReviewDecision.Approved) return;
        var own = db.DraftEdits.Where(e => e.DraftId == draft.Id && e.ReviewerId == review.ReviewerId);
        // A window that still holds the text before must not pass for one that knows this one.
        var version = 1 + (await own.Select(e => (long?)e.Version).SingleOrDefaultAsync(token) ?? 0);
        await own.ExecuteDeleteAsync(token);
        if (!review.FinalBubbles.SequenceEqual(draft.Bubbles)) db.DraftEdits.Add(TextOf(review, draft.ConversationId, version, now));
    }

    private static DraftEdit TextOf(ReviewRecord review, long conversationId, long version, DateTimeOffset now) => new()
    {
        DraftId = review.DraftId,
        ReviewerId = review.ReviewerId,
        ReviewerName = review.ReviewerName,
        ConversationId = conversationId,
        Bubbles = review.FinalBubbles,
        BasedOn = review.BasedOn,
        Version = version,
        UpdatedAt = now,
    };

    private async Task<Refusal?> WhyTooLateAsync(NadiaDbContext db, Draft draft, ReviewRecord review, CancellationToken token)
    {
        if (review.Decision == ReviewDecision.Rejected && clock.GetUtcNow() - review.DecidedAt > RejectionFor) return TooLate.LongAgo;
        var taken = await db.Outbox.Where(o => o.DraftId == draft.Id && o.State == DeliveryState.Queued && o.Attempts == 0).ExecuteDeleteAsync(token);
        if (taken != review.FinalBubbles.Count) return TooLate.OnItsWay;
        var newer = await db.Drafts.AnyAsync(
            d => d.ConversationId == draft.ConversationId && d.Id != draft.Id && (d.State == DraftState.Pending || d.CreatedAt > review.DecidedAt), token);
        return newer ? TooLate.MovedOn : null;
    }
}
