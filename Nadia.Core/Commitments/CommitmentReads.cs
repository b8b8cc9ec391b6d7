using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Commitments;

/// <summary>The promises of all customers: lists by key, counts, and what somebody has just promised.</summary>
public sealed class CommitmentReads(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long a reply's promises are asked about beside the next draft; they wait in the list for ever.</summary>
    private static readonly TimeSpan Just = TimeSpan.FromMinutes(30);

    private const int MaxJust = 5;

    /// <param name="limit">1 to 100.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Page<CommitmentView>>> ListAsync(CommitmentList list, string? after, int limit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("see promises")) ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
        if (!PageKey.Parse(after, IsId).TryGet(out var key, out refusal)) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var id = key is null ? 0 : long.Parse(key.Id, CultureInfo.InvariantCulture);
        var rows = await Ordered(db, list, key?.At, id).Take(limit + 1)
            .Join(db.Customers, c => c.CustomerId, customer => customer.Id, CommitmentQueries.ToView)
            .ToListAsync(token);
        var sorted = Sort(rows, list).Take(limit).ToList();
        return new Page<CommitmentView>(sorted, rows.Count > limit ? KeyOf(list, sorted[^1]) : null);
    }

    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<CommitmentCounts>> CountAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see promises")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        var open = db.Commitments.Where(c => c.State == CommitmentState.Open);
        return new CommitmentCounts(
            await open.CountAsync(c => c.DueAt <= now, token), await open.CountAsync(token),
            await db.Commitments.CountAsync(c => c.State == CommitmentState.Proposed, token));
    }

    /// <summary>What waits to be confirmed of the replies that the actor approved a moment ago, the latest first.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<CommitmentView>>> JustPromisedAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see promises")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var since = clock.GetUtcNow() - Just;
        var rows = await db.Commitments.AsNoTracking()
            .Where(c => c.State == CommitmentState.Proposed && c.CreatedById == actor.Id && c.CreatedAt > since)
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
            .Take(MaxJust)
            .Join(db.Customers, c => c.CustomerId, customer => customer.Id, CommitmentQueries.ToView)
            .ToListAsync(token);
        return rows.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).ToList();
    }

    private static bool IsId(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private IQueryable<Commitment> Ordered(NadiaDbContext db, CommitmentList list, DateTimeOffset? at, long id)
    {
        var now = clock.GetUtcNow();
        var all = db.Commitments.AsNoTracking();
        return list switch
        {
            CommitmentList.Overdue => Due(all.Where(c => c.State == CommitmentState.Open && c.DueAt <= now), at, id),
            CommitmentList.Open => Due(all.Where(c => c.State == CommitmentState.Open), at, id),
            CommitmentList.Proposed => all
                .Where(c => c.State == CommitmentState.Proposed && (at == null || c.CreatedAt > at || (c.CreatedAt == at && c.Id > id)))
                .OrderBy(c => c.CreatedAt).ThenBy(c => c.Id),
            CommitmentList.Closed => all
                .Where(c => (c.State == CommitmentState.Done || c.State == CommitmentState.Cancelled)
                    && (at == null || c.DecidedAt < at || (c.DecidedAt == at && c.Id < id)))
                .OrderByDescending(c => c.DecidedAt).ThenByDescending(c => c.Id),
        };
    }

    private static IOrderedQueryable<Commitment> Due(IQueryable<Commitment> open, DateTimeOffset? at, long id) => open
        .Where(c => at == null || c.DueAt > at || (c.DueAt == at && c.Id > id))
        .OrderBy(c => c.DueAt).ThenBy(c => c.Id);

    // A join keeps no order.
    private static IEnumerable<CommitmentView> Sort(List<CommitmentView> rows, CommitmentList list) => list is CommitmentList.Closed
        ? rows.OrderByDescending(r => r.DecidedAt).ThenByDescending(r => r.Id)
        : rows.OrderBy(r => At(list, r)).ThenBy(r => r.Id);

    private static string KeyOf(CommitmentList list, CommitmentView last) =>
        new PageKey(At(list, last), last.Id.ToString(CultureInfo.InvariantCulture)).ToString();

    private static DateTimeOffset At(CommitmentList list, CommitmentView row) => list switch
    {
        CommitmentList.Overdue or CommitmentList.Open => row.DueAt!.Value,
        CommitmentList.Proposed => row.CreatedAt,
        CommitmentList.Closed => row.DecidedAt!.Value,
    };
}
