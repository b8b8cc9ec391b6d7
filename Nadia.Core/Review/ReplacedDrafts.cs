using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Live;

namespace Nadia.Core.Review;

/// <summary>
/// Brings a draft back whose place was taken by an answer from the phone, so that a reviewer who was at work on it can still send it or have
/// it written anew. It comes back stale: nothing of it leaves unless the reviewer has seen what happened and says so.
/// </summary>
public sealed class ReplacedDrafts(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed)
{
    /// <summary>The draft waits again, and its messages with it. One that waits already stays as it is.</summary>
    /// <returns>The draft's id. Refusals: Forbidden, NotFound, AlreadyDecided, StaleDraft (a newer draft is there: that one is to be decided).</returns>
    public async Task<Outcome<Guid>> BringBackAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("review drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(draftId, token) is not var (conversation, draft)) return new NotFound(Words.Of("The draft"));
        if (await db.DecisionOnAsync(draftId, token) is { } made) return new AlreadyDecided(made.Decision, made.ReviewerName, made.DecidedAt);
        if (draft.State == DraftState.Pending) return draftId;
        var newer = await db.Drafts.AnyAsync(
            d => d.ConversationId == conversation.Id && d.Id != draftId && (d.State == DraftState.Pending || d.CreatedAt > draft.CreatedAt), token);
        if (newer || await IsSettledAsync(db, draft, token)) return new StaleDraft(Superseded: true);
        draft.State = DraftState.Pending;
        draft.DecidedAt = null;
        await db.UnanswerAsync(conversation.Id, draft.MessageIds, token);
        if (conversation.WaitingSince is null || conversation.WaitingSince > draft.WaitingSince) conversation.WaitingSince = draft.WaitingSince;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(draftId), LiveChange.Conversation(conversation.Id));
        return draftId;
    }

    /// <summary>What had come back was sent once more or dropped since: bringing it back would send it a second time.</summary>
    private static async Task<bool> IsSettledAsync(NadiaDbContext db, Draft draft, CancellationToken token) =>
        draft.Origin == DraftOrigin.Returned
        && !await db.CameBack(draft.ConversationId).AnyAsync(r => r.Draft.Id == draft.Id, token);
}
