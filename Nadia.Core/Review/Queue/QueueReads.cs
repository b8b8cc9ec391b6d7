using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Review.Queue;

/// <summary>
/// The waiting drafts, in stretches. The order is longest-waiting first, with a head start for risk and value. Each stretch is one scan of
/// the index of its filter; only a jump to a far place counts entries of that index, about 10 ms for 100,000.
/// </summary>
public sealed class QueueReads(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>Counting stops here: more is said as "10,000+".</summary>
    public const int CountCap = 10_000;

    /// <summary>The drafts after a place, or the first ones.</summary>
    /// <param name="limit">1 to 100.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Page<QueueItem>>> AfterAsync(QueueFilter filter, QueuePlace? after, int limit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("see drafts")) ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await AfterAsync(db, filter, after, limit, actor, token);
    }

    /// <summary>The drafts before a place, still in the queue's order; <see cref="Page{T}.Next"/> is null when they are the first.</summary>
    /// <param name="limit">1 to 100.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Page<QueueItem>>> BeforeAsync(QueueFilter filter, QueuePlace before, int limit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("see drafts")) ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        var rows = await db.Show(filter.Narrow(db.Queue, actor.Id, now).Before(before).Take(limit + 1), now).ToListAsync(token);
        var items = rows.Count > limit ? rows[^limit..] : rows;
        return new Page<QueueItem>(items, rows.Count > limit ? QueuePlace.Of(items[0]).ToString() : null);
    }

    /// <summary>The drafts from the <paramref name="index"/>th on, counted from 0.</summary>
    /// <param name="limit">1 to 100.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Page<QueueItem>>> JumpAsync(QueueFilter filter, int index, int limit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("see drafts")) ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        if (index <= 0) return await AfterAsync(db, filter, null, limit, actor, token);
        var place = await filter.Narrow(db.Queue.AsNoTracking(), actor.Id, clock.GetUtcNow()).After(null)
            .Select(q => new { q.QueueAt, q.DraftId }).Skip(index - 1).FirstOrDefaultAsync(token);
        return place is null ? new Page<QueueItem>([], null) : await AfterAsync(db, filter, new(place.QueueAt, place.DraftId), limit, actor, token);
    }

    /// <summary>The first draft after a place that nobody else holds; null when there is none.</summary>
    public async Task<Outcome<QueueItem?>> NextFreeAsync(QueueFilter filter, QueuePlace? after, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        var free = filter.Narrow(db.Queue, actor.Id, now)
            .Where(q => !db.Claims.Any(c => c.DraftId == q.DraftId && c.Until > now && c.ReviewerId != actor.Id));
        return await db.Show(free.After(after).Take(1), now).FirstOrDefaultAsync(token);
    }

    /// <summary>How many drafts stand before a place.</summary>
    public async Task<Outcome<int>> RankAsync(QueueFilter filter, QueuePlace place, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await filter.Narrow(db.Queue, actor.Id, clock.GetUtcNow()).Before(place).CountAsync(token);
    }

    /// <summary>How many drafts the filter leaves, at most one more than <see cref="CountCap"/>.</summary>
    public async Task<Outcome<int>> CountAsync(QueueFilter filter, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await filter.Narrow(db.Queue, actor.Id, clock.GetUtcNow()).Select(q => q.DraftId).Take(CountCap + 1).CountAsync(token);
    }

    /// <summary>
    /// The rows of the drafts that wait among these drafts and in these conversations, in the queue's order, the snoozed ones included:
    /// whoever shows the queue follows a change at the cost of the change, however long the queue is.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<QueueItem>>> RowsAsync(
        IReadOnlyCollection<Guid> draftIds, IReadOnlyCollection<long> conversationIds, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var named = db.Queue.Where(q => draftIds.Contains(q.DraftId) || conversationIds.Contains(q.ConversationId));
        return await db.Show(named, clock.GetUtcNow()).ToListAsync(token);
    }

    private async Task<Page<QueueItem>> AfterAsync(
        NadiaDbContext db, QueueFilter filter, QueuePlace? after, int limit, Actor actor, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Show(filter.Narrow(db.Queue, actor.Id, now).After(after).Take(limit + 1), now).ToListAsync(token);
        var items = rows.Count > limit ? rows[..limit] : rows;
        return new Page<QueueItem>(items, rows.Count > limit ? QueuePlace.Of(items[^1]).ToString() : null);
    }
}
