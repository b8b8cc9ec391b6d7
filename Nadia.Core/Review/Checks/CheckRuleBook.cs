using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Review.Checks;

/// <summary>
/// Keeps the business's <see cref="CheckRules"/>. Reading is free for ten seconds after a reading. Switching off withdraws every check that
/// waits, in the same transaction: whoever is placing one at that moment comes before it, and is withdrawn, or finds it off.
/// </summary>
public sealed class CheckRuleBook(IDbContextFactory<NadiaDbContext> contexts, CheckWithdrawal withdrawal, LiveFeed feed, TimeProvider clock)
{
    internal const string Key = "review.checks";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private volatile Reading? last;

    private CheckRules? Known => last is { } known && clock.GetElapsedTime(known.At) < Fresh ? known.Rules : null;

    public async Task<CheckRules> ReadAsync(CancellationToken token)
    {
        if (Known is { } known) return known;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await ReadAsync(db, token);
    }

    /// <summary>Over a connection that is held already: a transaction never waits for a second one.</summary>
    internal async Task<CheckRules> ReadAsync(NadiaDbContext db, CancellationToken token)
    {
        if (Known is { } known) return known;
        var at = clock.GetTimestamp();
        var rules = Parse(await db.Settings.Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(token));
        last = new(rules, at);
        return rules;
    }

    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Done>> SaveAsync(CheckRules rules, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("switch attention checks")) ?? rules.Check()) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (json, now) = (JsonSerializer.Serialize(rules, JsonSerializerOptions.Web), clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO settings (key, value, updated_at, updated_by) VALUES ({Key}, {json}, {now}, {actor.Name})
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """, token);
        var changes = rules.On ? [] : await withdrawal.WithdrawAsync(db, db.PlacedChecks, token);
        db.Record(actor, "checks.rules", "checks", now, rules.On ? $"on, one in about {rules.Every} decisions" : "off");
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        last = null;
        feed.Publish([LiveChange.Check(""), .. changes]);
        return Done.It;
    }

    internal static CheckRules Parse(string? json) =>
        json is null ? CheckRules.Default : JsonSerializer.Deserialize<CheckRules>(json, JsonSerializerOptions.Web)!;

    private sealed record Reading(CheckRules Rules, long At);
}
