using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Drafting.Models;

/// <summary>Adds up the calls to models; it changes nothing. It looks at seven days at most, by the index on their time.</summary>
public sealed class SpendingReads(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    private const int DaysBefore = 6;

    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<SpendingView>> ReadAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see what the models cost")) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var (today, day) = (ModelDay.StartOf(now), ModelDay.Of(now));
        await using var db = await contexts.CreateDbContextAsync(token);
        var row = await db.ModelDays.AsNoTracking().SingleOrDefaultAsync(d => d.Day == day, token);
        var (calls, drafts) = (await CallsAsync(db, today, token), await DraftsAsync(db, today, token));
        List<ProfileSpending> profiles = [];
        foreach (var group in calls.GroupBy(c => c.ProfileId))
        {
            var week = group.Aggregate(CallTotals.None, (sum, c) => sum + c.Totals) with { Drafts = drafts.Where(d => d.ProfileId == group.Key).Sum(d => d.Count) };
            var one = group.Where(c => c.Today).Aggregate(CallTotals.None, (sum, c) => sum + c.Totals) with { Drafts = drafts.Where(d => d.ProfileId == group.Key && d.Today).Sum(d => d.Count) };
            profiles.Add(new(group.Key, group.MaxBy(c => c.LastAt)!.Name, one, week));
        }

        return new SpendingView(
            row?.SpentUsd ?? 0, await ModelLimitStore.ReadAsync(db, token), row?.StoppedAt,
            [.. profiles.OrderByDescending(p => p.Week.CostUsd).ThenBy(p => p.Name, StringComparer.Ordinal)]);
    }

    private static async Task<List<Calls>> CallsAsync(NadiaDbContext db, DateTimeOffset today, CancellationToken token)
    {
        var since = today.AddDays(-DaysBefore);
        var groups = await db.ModelCalls
            .Where(c => c.At >= since)
            .GroupBy(c => new { c.ProfileId, c.ProfileName, Today = c.At >= today })
            .Select(g => new
            {
                g.Key,
                LastAt = g.Max(c => c.At),
                Count = g.Count(),
                Input = g.Sum(c => (long)c.InputTokens),
                Cached = g.Sum(c => (long)c.CachedTokens),
                Output = g.Sum(c => (long)c.OutputTokens),
                Cost = g.Sum(c => c.CostUsd),
            })
            .ToListAsync(token);
        return groups.ConvertAll(g => new Calls(
            g.Key.ProfileId, g.Key.ProfileName, g.Key.Today, g.LastAt, new(g.Count, 0, g.Input, g.Cached, g.Output, g.Cost)));
    }

    private static async Task<List<Drafts>> DraftsAsync(NadiaDbContext db, DateTimeOffset today, CancellationToken token)
    {
        var since = today.AddDays(-DaysBefore);
        var groups = await db.Drafts
            .Where(d => d.CreatedAt >= since && d.ProfileId != null)
            .GroupBy(d => new { d.ProfileId, Today = d.CreatedAt >= today })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(token);
        return groups.ConvertAll(g => new Drafts(g.Key.ProfileId!.Value, g.Key.Today, g.Count));
    }

    private sealed record Calls(Guid ProfileId, string Name, bool Today, DateTimeOffset LastAt, CallTotals Totals);

    private sealed record Drafts(Guid ProfileId, bool Today, int Count);
}
