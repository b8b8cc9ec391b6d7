using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Delivery;

/// <summary>What Telegram said of sending too much: kept for the governor, and obeyed by the whole account, also after a restart.</summary>
public sealed class FloodLog(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    private const int MaxError = 64;

    /// <summary>Nothing more is handed over on the account before the wait has passed; a longer wait that runs already stays.</summary>
    /// <param name="error">The error's name, as in <c>FLOOD_WAIT_X</c>.</param>
    /// <param name="wait">Zero when Telegram names no time.</param>
    public async Task RecordAsync(int accountId, string error, TimeSpan wait, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var now = clock.GetUtcNow();
        var until = now + wait;
        db.FloodEvents.Add(new()
        {
            AccountId = accountId,
            Error = error.Length <= MaxError ? error : error[..MaxError],
            Seconds = (int)Math.Ceiling(wait.TotalSeconds),
            At = now,
        });
        await db.SaveChangesAsync(token);
        await db.Accounts
            .Where(a => a.Id == accountId && wait > TimeSpan.Zero && (a.SendNotBefore == null || a.SendNotBefore < until))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.SendNotBefore, until), token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Account(accountId), LiveChange.Sending);
    }
}
