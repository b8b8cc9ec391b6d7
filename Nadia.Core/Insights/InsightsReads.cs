using Microsoft.EntityFrameworkCore;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Quarantine;
using Nadia.Core.Review;

namespace Nadia.Core.Insights;

/// <summary>Reads figures; it changes nothing.</summary>
public sealed class InsightsReads(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <param name="dayStart">When the reader's day began.</param>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<InsightsView>> TodayAsync(DateTimeOffset dayStart, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see insights")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var since = dayStart.ToUniversalTime();
        var today = await (
            from review in db.Reviews
            where review.DecidedAt >= since
            join draft in db.Drafts on review.DraftId equals draft.Id
            select new { review.Decision, review.ReviewSeconds, Unchanged = review.FinalBubbles == draft.Bubbles }).ToListAsync(token);
        var approved = today.Where(r => r.Decision == ReviewDecision.Approved).ToList();
        var cost = await db.ModelCalls.Where(c => c.At >= since).SumAsync(c => c.CostUsd, token);
        var funnel = await db.Customers
            .GroupBy(c => c.Status)
            .Select(g => new { Status = g.Key, Count = g.Count(), Ltv = g.Sum(c => c.LtvUsd), Silenced = g.Count(c => c.SilencedAt != null) })
            .ToListAsync(token);
        return new InsightsView(
            await db.Drafts.CountAsync(d => d.State == DraftState.Pending, token),
            approved.Count,
            today.Count - approved.Count,
            approved.Count(r => r.Unchanged),
            today.Count == 0 ? null : today.Average(r => r.ReviewSeconds),
            cost,
            await db.Quarantine.CountAsync(q => q.State == QuarantineState.Held, token),
            funnel.Sum(f => f.Silenced),
            funnel.ToDictionary(f => f.Status, f => f.Count),
            funnel.Sum(f => f.Ltv))
        {
            OpenPromises = await db.Commitments.CountAsync(c => c.State == CommitmentState.Open, token),
            OverduePromises = await db.Commitments.CountAsync(c => c.State == CommitmentState.Open && c.DueAt <= clock.GetUtcNow(), token),
        };
    }
}
