using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Review.Queue;

/// <summary>Keeps the business's <see cref="QueueRules"/>. Reading is free for ten seconds after a reading; a change shows at once on every page.</summary>
public sealed class QueueRuleBook(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    private const string Key = "review.queue";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private volatile Reading? last;

    public async Task<QueueRules> ReadAsync(CancellationToken token)
    {
        if (last is { } known && clock.GetElapsedTime(known.At) < Fresh) return known.Rules;
        await using var db = await contexts.CreateDbContextAsync(token);
        var at = clock.GetTimestamp();
        var json = await db.Settings.Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(token);
        var rules = json is null ? QueueRules.Default : JsonSerializer.Deserialize<QueueRules>(json, JsonSerializerOptions.Web)!;
        last = new(rules, at);
        return rules;
    }

    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Done>> SaveAsync(QueueRules rules, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change the queue's limits")) ?? rules.Check()) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (json, now) = (JsonSerializer.Serialize(rules, JsonSerializerOptions.Web), clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO settings (key, value, updated_at, updated_by) VALUES ({Key}, {json}, {now}, {actor.Name})
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """, token);
        db.Record(actor, "queue.limits", "queue", now, $"{rules.AmberMinutes} and {rules.RedMinutes} minutes, second looks {rules.SecondLookPercent} %");
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        last = null;
        feed.Publish(LiveChange.Everything);
        return Done.It;
    }

    private sealed record Reading(QueueRules Rules, long At);
}
