using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Delivery;

/// <summary>
/// Where the global pause stands and how it is made exact: every hand-over passes the gate in its own transaction, and whoever shuts the
/// gate first waits until those that are passing have committed
/// (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS).
/// </summary>
internal static class SendingGate
{
    /// <summary>The setting that is there while sending is paused.</summary>
    public const string Key = "sending.pause";

    /// <summary>"SEND" in ASCII.</summary>
    private const int LockClass = 0x53454E44;

    /// <summary>True when the caller's transaction may hand over; until it ends nobody can shut the gate.</summary>
    public static async Task<bool> PassAsync(this NadiaDbContext db, CancellationToken token)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({LockClass}, 0)", token);
        return !await db.Settings.AnyAsync(s => s.Key == Key, token);
    }

    /// <summary>Waits for every hand-over that is passing, and keeps others out until the caller's transaction ends.</summary>
    public static Task HoldGateAsync(this NadiaDbContext db, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockClass}, 0)", token);

    /// <summary>False while the account is paused, or Telegram has asked it to wait.</summary>
    public static async Task<bool> AccountSendsAsync(this NadiaDbContext db, int accountId, DateTimeOffset now, CancellationToken token) =>
        !await db.Accounts.AnyAsync(a => a.Id == accountId && (a.SendNotBefore > now || a.State == AccountState.Paused), token);

    /// <summary>Null while sending is not paused.</summary>
    public static async Task<SendingPause?> ReadPauseAsync(this NadiaDbContext db, CancellationToken token) =>
        await db.Settings.Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(token) is { } json
            ? JsonSerializer.Deserialize<SendingPause>(json, JsonSerializerOptions.Web)
            : null;

    public static Setting ToSetting(SendingPause pause, Actor actor) => new()
    {
        Key = Key,
        Value = JsonSerializer.Serialize(pause, JsonSerializerOptions.Web),
        UpdatedAt = pause.Since,
        UpdatedBy = actor.Name,
    };
}
