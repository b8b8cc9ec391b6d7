using Microsoft.EntityFrameworkCore;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Quarantine;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;

namespace Nadia.Core.Insights;

/// <summary>Reads figures; it changes nothing.</summary>
public sealed class InsightsReads(IDbContextFactory<NadiaDbContext> contexts, QueueCounts queue, TimeProvider clock)
{
    /// <summary>What waits is the review page's own figure, put off drafts left out and all, so that the two never differ.</summary>
    /// <param name="dayStart">When the reader's day began.</param>
    /// <param name="since">Rather waits for a count of the queue that begins then or later than shows an earlier one.</param>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<InsightsView>> TodayAsync(DateTimeOffset dayStart, Actor actor, CancellationToken token, DateTimeOffset since = default)
    {
        if (actor.MustReview(Words.Of("see insights")) is { } refusal) return refusal;
        if (!(await queue.ReadAsync(actor, token, since)).TryGet(out var waiting, out refusal)) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var start = dayStart.ToUniversalTime();
        var today = await (
            from review in db.Reviews
            where review.DecidedAt >= start
            join draft in db.Drafts on review.DraftId equals draft.Id
            select new { review.Decision, review.ReviewSeconds, Unchanged = review.FinalBubbles == draft.Bubbles }).ToListAsync(token);
        var approved = today.Where(r => r.Decision == ReviewDecision.Approved).ToList();
        var cost = await db.ModelCalls.Where(c => c.At >= start).SumAsync(c => c.CostUsd, token);
        var funnel = await db.Customers
            .GroupBy(c => c.Status)
            .Select(g => new { Status = g.Key, Count = g.Count(), Ltv = g.Sum(c => c.LtvUsd), Silenced = g.Count(c => c.SilencedAt != null) })
            .ToListAsync(token);
        return new InsightsView(
            waiting.Pending,
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
