using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Delivery.Risk;

namespace Nadia.Core.Delivery;

/// <summary>What people see of the sending. Re-read it on the live topics Sending and Account, and slowly while something waits.</summary>
public sealed class SendingReads(IDbContextFactory<NadiaDbContext> contexts, Governor governor, HourlyLimit hourly, TimeProvider clock)
{
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<SendingStatus>> ReadAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see how sending stands")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var pause = await db.ReadPauseAsync(token);
        var rows = await RowsAsync(db, clock.GetUtcNow(), token);
        var accounts = new List<AccountSending>(rows.Count);
        foreach (var row in rows) accounts.Add(await LitAsync(db, row, token));
        return new SendingStatus(pause, accounts);
    }

    private static async Task<List<AccountSending>> RowsAsync(NadiaDbContext db, DateTimeOffset now, CancellationToken token)
    {
        var waiting = await db.Outbox
            .Where(o => o.State == DeliveryState.Queued || o.State == DeliveryState.Typing)
            .GroupBy(o => o.AccountId)
            .Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(o => (DateTimeOffset?)o.CreatedAt) })
            .ToDictionaryAsync(g => g.Key, token);
        var accounts = await db.Accounts.AsNoTracking()
            .Where(a => a.Session != null || a.Channel == ChannelKind.Sandbox || waiting.Keys.Contains(a.Id))
            .OrderBy(a => a.Id)
            .Select(a => new AccountSending(a.Id, a.Channel, a.Name, a.State, a.StateReason, a.SendNotBefore > now ? a.SendNotBefore : null, 0, null) { HasSession = a.Session != null })
            .ToListAsync(token);
        return accounts.ConvertAll(a => waiting.TryGetValue(a.AccountId, out var own) ? a with { Queued = own.Count, OldestQueuedSince = own.Oldest } : a);
    }

    private async Task<AccountSending> LitAsync(NadiaDbContext db, AccountSending row, CancellationToken token)
    {
        if (row.Channel != ChannelKind.Telegram) return row;
        var risk = await governor.JudgeAsync(row.AccountId, token);
        var stopped = row.State == AccountState.Paused;
        return row with
        {
            Level = stopped ? RiskLevel.Red : risk.Level,
            Risk = risk,
            HourFullUntil = await hourly.FullUntilAsync(db, row.AccountId, token),
        };
    }
}
