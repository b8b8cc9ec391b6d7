using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Drafting.Models;

/// <summary>
/// Keeps each call to a model with what it took, and the day's sum with it. While there is a budget a call is written before it is made,
/// with an estimate that is taken from the day at once: so the line can only be passed by what calls under way take more than was estimated.
/// </summary>
public sealed class CallLedger(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed)
{
    /// <summary>Takes the estimate in <see cref="ModelCall.CostUsd"/> from the day's budget; false when there is no room for it.</summary>
    internal async Task<bool> ReserveAsync(ModelCall call, decimal budgetUsd, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (!await TakeAsync(db, call, budgetUsd, token))
        {
            await StopAsync(db, call, token);
            await transaction.CommitAsync(token);
            return false;
        }

        db.ModelCalls.Add(call);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return true;
    }

    /// <summary>Writes what became of the call.</summary>
    /// <param name="reserved">USD that <see cref="ReserveAsync"/> took for it; null when it did not.</param>
    internal async Task SettleAsync(ModelCall call, decimal? reserved, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (reserved is null) db.ModelCalls.Add(call);
        else db.ModelCalls.Update(call);
        await db.SaveChangesAsync(token);
        var (day, more) = (ModelDay.Of(call.At), call.CostUsd - (reserved ?? 0));
        if (more != 0)
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO model_days (day, spent_usd) VALUES ({day}, {more})
                ON CONFLICT (day) DO UPDATE SET spent_usd = model_days.spent_usd + excluded.spent_usd
                """, token);
        }

        await transaction.CommitAsync(token);
    }

    // One statement, so that of two calls that ask at once the second sees what the first has taken. A reply that is written again opens the day.
    private static async Task<bool> TakeAsync(NadiaDbContext db, ModelCall call, decimal budgetUsd, CancellationToken token)
    {
        if (call.CostUsd > budgetUsd) return false;
        var (day, opens) = (ModelDay.Of(call.At), call.Stage == ModelStage.Creative);
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO model_days (day, spent_usd) VALUES ({day}, {call.CostUsd})
            ON CONFLICT (day) DO UPDATE SET spent_usd = model_days.spent_usd + excluded.spent_usd,
                stopped_at = CASE WHEN {opens} THEN NULL ELSE model_days.stopped_at END
            WHERE model_days.spent_usd + excluded.spent_usd <= {budgetUsd}
            """, token) > 0;
    }

    private async Task StopAsync(NadiaDbContext db, ModelCall call, CancellationToken token)
    {
        var first = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO model_days (day, spent_usd, stopped_at) VALUES ({ModelDay.Of(call.At)}, 0, {call.At})
            ON CONFLICT (day) DO UPDATE SET stopped_at = excluded.stopped_at WHERE model_days.stopped_at IS NULL
            """, token) > 0;
        if (first) feed.Publish(LiveChange.Models);
    }
}
