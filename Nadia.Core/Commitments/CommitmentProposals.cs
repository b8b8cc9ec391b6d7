using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Review;

namespace Nadia.Core.Commitments;

/// <summary>Proposes the promises of a reply when it is approved, and forgets them when the approval is taken back. Both inside the decision's own transaction.</summary>
public sealed class CommitmentProposals(TimeProvider clock)
{
    /// <summary>A reply that came back before it left, and is approved again, promises nothing twice.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromHours(12);

    /// <summary>Adds the proposals; the caller saves, commits and then publishes what is answered.</summary>
    internal async Task<IReadOnlyList<LiveChange>> ProposeAsync(
        NadiaDbContext db, Draft draft, ApproveDraft approval, Actor actor, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var found = PromiseFinder.Find(approval.FinalBubbles, draft.Promises, now, approval.Zone ?? clock.LocalTimeZone);
        if (found.Count == 0) return [];
        var since = now - Same;
        var quotes = found.Select(f => f.Quote).ToList();
        var known = await db.Commitments.AsNoTracking()
            .Where(c => c.CustomerId == draft.CustomerId && c.CreatedAt > since && quotes.Contains(c.Quote!))
            .Select(c => c.Quote)
            .ToListAsync(token);
        db.Commitments.AddRange(found.Where(f => !known.Contains(f.Quote)).Select(f => new Commitment
        {
            CustomerId = draft.CustomerId,
            DraftId = draft.Id,
            Text = f.Text,
            Quote = f.Quote,
            DueAt = f.DueAt,
            State = CommitmentState.Proposed,
            Source = f.Source,
            CreatedById = actor.Id,
            CreatedBy = actor.Name,
            CreatedAt = now,
        }));
        return await ChangesAsync(db, draft, token);
    }

    /// <summary>The reply does not leave, so nothing in it was promised, confirmed meanwhile or not.</summary>
    internal static async Task<IReadOnlyList<LiveChange>> ForgetAsync(NadiaDbContext db, Draft draft, CancellationToken token)
    {
        var forgotten = await db.Commitments.Where(c => c.DraftId == draft.Id).ExecuteDeleteAsync(token);
        return forgotten == 0 ? [] : await ChangesAsync(db, draft, token);
    }

    private static async Task<IReadOnlyList<LiveChange>> ChangesAsync(NadiaDbContext db, Draft draft, CancellationToken token)
    {
        var userId = await db.Customers.Where(c => c.Id == draft.CustomerId).Select(c => c.UserId).SingleAsync(token);
        return [LiveChange.Customer(userId), LiveChange.Commitments];
    }
}
