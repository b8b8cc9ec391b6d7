using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review;

/// <summary>
/// One decision on one draft while the conversation's row is held: first every reason against it is looked for,
/// then the review, the draft's state, the claim and the conversation change together.
/// </summary>
internal sealed class Decider(NadiaDbContext db, Conversation conversation, Draft draft, Actor actor, DateTimeOffset now)
{
    private Claim? claim;

    /// <summary>Why the actor may not decide now; null when they may.</summary>
    /// <param name="claimToken">The token they work under; null when they decide without a claim.</param>
    /// <param name="seenRevision">The revision of the conversation that they have seen.</param>
    public async Task<Refusal?> RefuseAsync(long? claimToken, long seenRevision, CancellationToken token)
    {
        if (await db.DecisionOnAsync(draft.Id, token) is { } made) return new AlreadyDecided(made.Decision, made.ReviewerName, made.DecidedAt);
        if (draft.State != DraftState.Pending) return new StaleDraft(Superseded: true);
        claim = await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.DraftId == draft.Id, token);
        if (claim is not null && claim.Until > now && claim.ReviewerId != actor.Id) return new AlreadyClaimed(claim.ReviewerName, claim.Until);
        if (claimToken is not null && claim?.Token != claimToken) return new ClaimLost();
        return seenRevision != conversation.Revision ? new StaleDraft(Superseded: false) : null;
    }

    public async Task ApproveAsync(ApproveDraft approval, CancellationToken token)
    {
        await RecordAsync(ReviewDecision.Approved, approval.FinalBubbles, approval.EditTags, approval.QualityScore, approval.Notes, token);
        draft.State = DraftState.Approved;
        await CoverMessagesAsync(token);
    }

    public async Task RejectAsync(RejectDraft rejection, CancellationToken token)
    {
        await RecordAsync(ReviewDecision.Rejected, [], null, null, rejection.Notes, token);
        draft.State = DraftState.Rejected;
        if (rejection.Redraft) conversation.DraftNow(now, string.IsNullOrWhiteSpace(rejection.Notes) ? null : rejection.Notes.Trim());
        else await CoverMessagesAsync(token);
    }

    private async Task RecordAsync(
        ReviewDecision decision,
        IReadOnlyList<string> bubbles,
        IReadOnlyList<string>? tags,
        int? quality,
        string? notes,
        CancellationToken token)
    {
        db.Reviews.Add(new()
        {
            DraftId = draft.Id,
            Decision = decision,
            FinalBubbles = [.. bubbles],
            EditTags = [.. (tags ?? []).Distinct(StringComparer.Ordinal)],
            QualityScore = quality,
            Notes = string.IsNullOrWhiteSpace(notes) ? null : notes.Trim(),
            ReviewerId = actor.Id,
            ReviewerName = actor.Name,
            DecidedAt = now,
            ReviewSeconds = SecondsOpen(),
        });
        draft.DecidedAt = now;
        // Set-based: the holder may be freeing the claim at this very moment.
        await db.Claims.Where(c => c.DraftId == draft.Id).ExecuteDeleteAsync(token);
    }

    private int SecondsOpen() =>
        claim?.ReviewerId == actor.Id ? (int)Math.Max(0, (now - claim.OpenedAt).TotalSeconds) : 0;

    private async Task CoverMessagesAsync(CancellationToken token)
    {
        await db.AnswerAsync(conversation.Id, draft.MessageIds, now, token);
        conversation.Decided(await db.WaitingSinceAsync(conversation.Id, token), now);
    }
}
