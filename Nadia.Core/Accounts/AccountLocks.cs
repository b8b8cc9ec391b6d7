using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Nadia.Core.Data;
using Npgsql;

namespace Nadia.Core.Accounts;

/// <summary>
/// Decides which node runs an account: an advisory lock of PostgreSQL on a connection of its own
/// (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS). It ends with the connection, so a node that
/// dies lets go by itself. Session locks do not survive a pooler in transaction mode: connect to PostgreSQL directly.
/// </summary>
/// <remarks>
/// The longest takeover, after a machine that hangs: the server frees the lock after 5 s, the next node asks within 2 s and waits
/// the grace of 5 s, which leaves 3 s of 15 for connecting. A killed process frees it at once.
/// </remarks>
public sealed class AccountLocks(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock, ILogger<AccountLocks> log)
{
    /// <summary>The first half of the lock's key, "ACCT" in ASCII; the second is the account's id.</summary>
    private const int LockClass = 0x41434354;

    /// <summary>Known to PostgreSQL from 14 on.</summary>
    private static readonly string EndWithoutHeartbeat = string.Create(
        CultureInfo.InvariantCulture, $"-c idle_session_timeout={AccountLock.FreedAfter.TotalMilliseconds:0}");

    /// <summary>Null when another node, or another part of this one, has the account.</summary>
    public async Task<AccountLock?> TryTakeAsync(int accountId, CancellationToken token)
    {
        var connection = new NpgsqlConnection(await ConnectionStringAsync(token));
        try
        {
            await connection.OpenAsync(token);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1, $2)", connection)
            {
                Parameters = { new() { Value = LockClass }, new() { Value = accountId } },
            };
            if (await command.ExecuteScalarAsync(token) is true)
                return new AccountLock(connection, accountId, await HolderAsync(connection, accountId, token), clock, log);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    private static async Task<Guid?> HolderAsync(NpgsqlConnection connection, int accountId, CancellationToken token)
    {
        await using var command = new NpgsqlCommand("SELECT held_by FROM accounts WHERE id = $1", connection) { Parameters = { new() { Value = accountId } } };
        return await command.ExecuteScalarAsync(token) as Guid?;
    }

    private async Task<string> ConnectionStringAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var builder = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString())
        {
            Pooling = false,
            Multiplexing = false,
            Timeout = 5,
            ApplicationName = "nadia account lock",
        };
        builder.Options = string.IsNullOrEmpty(builder.Options) ? EndWithoutHeartbeat : $"{builder.Options} {EndWithoutHeartbeat}";
        return builder.ConnectionString;
    }
}
