using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Live;

namespace Nadia.Core.Review.Checks;

/// <summary>Takes checks out of the queue that nobody has decided on. Nothing is recorded of them.</summary>
public sealed class CheckWithdrawal(TimeProvider clock)
{
    /// <summary>Call it in a transaction, and publish what it answers after the commit. A decision of this moment comes before it or finds the check gone.</summary>
    /// <param name="among">Which; the settled ones among them stay as they are.</param>
    internal async Task<IReadOnlyList<LiveChange>> WithdrawAsync(NadiaDbContext db, IQueryable<PlacedCheck> among, CancellationToken token)
    {
        List<LiveChange> changes = [];
        foreach (var id in await among.Where(c => c.SettledAt == null).OrderBy(c => c.DraftId).Select(c => c.DraftId).ToListAsync(token))
        {
            if (await db.LockDraftAsync(id, token, withChecks: true) is not var (conversation, draft) || draft.State != DraftState.Pending) continue;
            var now = clock.GetStorableNow();
            (draft.State, draft.DecidedAt) = (DraftState.Rejected, now);
            await db.PlacedChecks.Where(c => c.DraftId == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SettledAt, now), token);
            await db.Claims.Where(c => c.DraftId == id).ExecuteDeleteAsync(token);
            changes.AddRange([LiveChange.Draft(id), LiveChange.Conversation(conversation.Id)]);
        }

        await db.SaveChangesAsync(token);
        return changes;
    }
}
