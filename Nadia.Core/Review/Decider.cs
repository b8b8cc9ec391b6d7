using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Review.Editing;

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
        if (claimToken is { } former && claim?.Token != former && await db.HandoverFromAsync(draft.Id, former, token) is { } handover) return ClaimLost.Of(handover);
        if (claim is not null && claim.Until > now && claim.ReviewerId != actor.Id) return new AlreadyClaimed(claim.ReviewerName, claim.Until);
        if (claimToken is not null && claim?.Token != claimToken) return new ClaimLost();
        return seenRevision != conversation.Revision ? new StaleDraft(Superseded: false) : null;
    }

    public async Task ApproveAsync(ApproveDraft approval, FinalText final, CancellationToken token)
    {
        await RecordAsync(new()
        {
            DraftId = draft.Id,
            Decision = ReviewDecision.Approved,
            FinalBubbles = [.. approval.FinalBubbles],
            EditTags = [.. (approval.EditTags ?? []).Distinct(StringComparer.Ordinal)],
            QualityScore = approval.QualityScore,
            Notes = Trimmed(approval.Notes),
            ReviewerId = actor.Id,
            ReviewerName = actor.Name,
            DecidedAt = now,
            ReviewSeconds = SecondsOpen,
            EditEffort = final.Effort,
            BasedOn = final.BasedOn,
            FinalRiskScore = final.Verdict.RiskScore,
            FinalRecommendation = final.Verdict.Recommendation,
            FinalFindings = final.Verdict.Findings,
        }, token);
        draft.State = DraftState.Approved;
        await CoverMessagesAsync(token);
        await PutTextsAwayAsync(token);
    }

    public async Task RejectAsync(RejectDraft rejection, CancellationToken token)
    {
        await RecordAsync(new()
        {
            DraftId = draft.Id,
            Decision = ReviewDecision.Rejected,
            FinalBubbles = [],
            EditTags = [.. (rejection.EditTags ?? []).Distinct(StringComparer.Ordinal)],
            QualityScore = rejection.QualityScore,
            Notes = Trimmed(rejection.Notes),
            ReviewerId = actor.Id,
            ReviewerName = actor.Name,
            DecidedAt = now,
            ReviewSeconds = SecondsOpen,
        }, token);
        draft.State = DraftState.Rejected;
        if (rejection.Redraft) conversation.DraftNow(now, Trimmed(rejection.Notes), actor.Name);
        else await CoverMessagesAsync(token);
        await PutTextsAwayAsync(token);
    }

    /// <summary>An attention check ends: it leaves the queue, nothing stands among the reviews, and nothing is sent.</summary>
    public async Task EndCheckAsync(CancellationToken token)
    {
        draft.State = DraftState.Rejected;
        await EndAsync(token);
        await CoverMessagesAsync(token);
        await PutTextsAwayAsync(token);
    }

    private async Task RecordAsync(ReviewRecord record, CancellationToken token)
    {
        db.Reviews.Add(record);
        await EndAsync(token);
    }

    private async Task EndAsync(CancellationToken token)
    {
        draft.DecidedAt = now;
        // Set-based: the holder may be freeing the claim at this very moment.
        await db.Claims.Where(c => c.DraftId == draft.Id).ExecuteDeleteAsync(token);
    }

    private async Task PutTextsAwayAsync(CancellationToken token)
    {
        // The draft's row is held first: a text that is being kept right now is kept before this, and put away, or refused after it.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM drafts WHERE id = {draft.Id} FOR NO KEY UPDATE", token);
        await db.PutAwayEditsAsync(draft, actor.Id, token);
    }

    private static string? Trimmed(string? notes) => string.IsNullOrWhiteSpace(notes) ? null : notes.Trim();

    /// <summary>Seconds since the actor opened the draft, by their claim; 0 without one. Ask <see cref="RefuseAsync"/> first.</summary>
    public int SecondsOpen =>
        claim?.ReviewerId == actor.Id ? (int)Math.Max(0, (now - claim.OpenedAt).TotalSeconds) : 0;

    private async Task CoverMessagesAsync(CancellationToken token)
    {
        await db.AnswerAsync(conversation.Id, draft.MessageIds, now, token);
        conversation.Decided(await db.WaitingSinceAsync(conversation.Id, token), now);
    }
}
