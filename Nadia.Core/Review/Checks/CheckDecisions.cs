using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Review.Editing;

namespace Nadia.Core.Review.Checks;

/// <summary>
/// What happens to a check when somebody decides on it, in the transaction of that decision. It writes no review and never touches the
/// outbox, which refuses a check's bubbles by itself (docs/decisions/0020).
/// </summary>
public sealed class CheckDecisions(CheckRuleBook rules, IdSource ids, TimeProvider clock)
{
    /// <summary>Counts a decision on a real draft towards the person's next check.</summary>
    internal async Task CountAsync(NadiaDbContext db, Actor actor, CancellationToken token)
    {
        if (actor.Kind != ActorKind.Person || !(await rules.ReadAsync(db, token)).On) return;
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO check_turns (reviewer_id, decisions, due_percent) VALUES ({actor.Id}, 1, {CheckPace.First})
            ON CONFLICT (reviewer_id) DO UPDATE SET decisions = check_turns.decisions + 1
            """, token);
    }

    /// <summary>Records what came of the check and takes it out of the queue. Repeating one's own answer changes nothing.</summary>
    /// <returns>Null, or why not: AlreadyDecided, AlreadyClaimed, ClaimLost; NotFound when it was withdrawn.</returns>
    internal async Task<Refusal?> AnswerAsync(
        NadiaDbContext db, Conversation conversation, Draft draft, CheckAnswer answer, long? claimToken, Actor actor, CancellationToken token)
    {
        if (await db.CheckOutcomes.AsNoTracking().SingleOrDefaultAsync(o => o.DraftId == draft.Id, token) is { } made)
            return made.ReviewerId == actor.Id ? null : new AlreadyDecided(made.Decision, made.ReviewerName, made.DecidedAt);
        if (draft.State != DraftState.Pending) return new NotFound(Words.Of("The draft"));
        var decider = new Decider(db, conversation, draft, actor, clock.GetStorableNow());
        if (await decider.RefuseAsync(claimToken, conversation.Revision, token) is { } refusal) return refusal;
        await SettleAsync(db, decider, draft, answer, actor, token);
        return null;
    }

    private async Task SettleAsync(NadiaDbContext db, Decider decider, Draft draft, CheckAnswer answer, Actor actor, CancellationToken token)
    {
        var check = await db.PlacedChecks.SingleAsync(c => c.DraftId == draft.Id, token);
        int? effort = answer.Final is null ? null : WordDiff.Effort(draft.Bubbles, answer.Final);
        var deed = answer.Deed == CheckDeed.Approved && effort > 0 ? CheckDeed.Edited : answer.Deed;
        var now = clock.GetStorableNow();
        db.CheckOutcomes.Add(new()
        {
            DraftId = draft.Id,
            KnownBadId = check.KnownBadId,
            ReviewerId = actor.Id,
            ReviewerName = actor.Name,
            Deed = deed,
            Caught = CheckJudgement.IsCaught(deed, answer.Final ?? [], check.BadWords, effort ?? 0),
            EditEffort = effort,
            Seconds = decider.SecondsOpen,
            DecidedAt = now,
        });
        check.SettledAt = now;
        await decider.EndCheckAsync(token);
        await BeginAnewAsync(db, [actor.Id, check.PlacedFor], token);
    }

    /// <summary>Of whoever answered and of whoever's turn it was: else the next would wait in the queue as soon as a colleague has answered this one.</summary>
    private Task<int> BeginAnewAsync(NadiaDbContext db, string[] reviewers, CancellationToken token)
    {
        var percent = CheckPace.NextPercent(ids.NewId());
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO check_turns (reviewer_id, decisions, due_percent) SELECT DISTINCT id, 0, {percent} FROM unnest({reviewers}) AS id ORDER BY id
            ON CONFLICT (reviewer_id) DO UPDATE SET decisions = 0, due_percent = excluded.due_percent
            """, token);
    }
}
