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
public sealed class AccountLocks(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock, ILogger<AccountLocks> log)
{
    /// <summary>The first half of the lock's key, "ACCT" in ASCII; the second is the account's id.</summary>
    private const int LockClass = 0x41434354;

    /// <summary>Lets the server notice within about 10 s that a node's machine is gone without a word.</summary>
    private const string NoticeDeadNodes = "-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

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
            if (await command.ExecuteScalarAsync(token) is true) return new AccountLock(connection, clock, log);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
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
        builder.Options = string.IsNullOrEmpty(builder.Options) ? NoticeDeadNodes : $"{builder.Options} {NoticeDeadNodes}";
        return builder.ConnectionString;
    }
}
