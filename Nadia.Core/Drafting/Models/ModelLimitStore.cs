using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Drafting.Models;

/// <summary>The budget, the cap and the hedge: one row of the settings, so that they change together.</summary>
public sealed class ModelLimitStore(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    private const string Key = "models.limits";

    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<ModelLimits>> ReadAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the models' limits")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await ReadAsync(db, token);
    }

    /// <summary>They count from the next call on, on every node. A new budget opens a day that the old one had closed.</summary>
    /// <param name="before">As they were read.</param>
    /// <returns>Refusals: Forbidden, Invalid, Changed.</returns>
    public async Task<Outcome<ModelLimits>> SaveAsync(ModelLimits limits, ModelLimits before, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change the models' limits")) ?? limits.Check()) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (old, value) = (Write(before), Write(limits));
        var none = before == ModelLimits.None;
        var written = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO settings (key, value, updated_at, updated_by)
            SELECT {Key}, {value}, {now}, {actor.Name} WHERE {none} OR EXISTS (SELECT 1 FROM settings WHERE key = {Key})
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            WHERE settings.value = {old}
            """, token);
        if (written == 0) return new Changed(Words.Of("The limits"));
        var today = ModelDay.Of(now);
        if (limits.BudgetUsd != before.BudgetUsd)
            await db.ModelDays.Where(d => d.Day == today).ExecuteUpdateAsync(set => set.SetProperty(d => d.StoppedAt, (DateTimeOffset?)null), token);
        db.Record(actor, "models.limits", "models:limits", now, Say(before, limits));
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Models);
        return limits;
    }

    internal static async Task<ModelLimits> ReadAsync(NadiaDbContext db, CancellationToken token) =>
        await db.Settings.Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(token) is { } value
            ? JsonSerializer.Deserialize<ModelLimits>(value)!
            : ModelLimits.None;

    // 5, 5.0 and 5.00 are one budget, and must be one text, for the stored text is what a change is held against.
    private static string Write(ModelLimits limits) => JsonSerializer.Serialize(limits with { BudgetUsd = decimal.Round(limits.BudgetUsd, 2) + 0.00m });

    private static string Say(ModelLimits before, ModelLimits after) => string.Create(
        CultureInfo.InvariantCulture,
        $"budget {before.BudgetUsd:0.00} -> {after.BudgetUsd:0.00} USD a day; {before.DraftsPerCustomerHour} -> {after.DraftsPerCustomerHour} drafts per customer and hour; hedge {before.HedgeSeconds} -> {after.HedgeSeconds} s");
}
