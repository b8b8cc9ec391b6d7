using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Nadia.Core.Accounts;

/// <summary>
/// An account held by this node. Dispose it to let go, after the account's connection is closed. Who is connected stands in the account's
/// row, so that the next owner knows whether somebody may be connected still who has lost the lock and not noticed yet.
/// </summary>
public sealed class AccountLock : IAsyncDisposable
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(1);
    private const int AnswerWithinSeconds = 2;

    private readonly NpgsqlConnection connection;
    private readonly int accountId;
    private readonly ILogger log;
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task heartbeat;

    internal AccountLock(NpgsqlConnection connection, int accountId, Guid? former, TimeProvider clock, ILogger log)
    {
        (this.connection, this.accountId, this.log) = (connection, accountId, log);
        Former = former;
        heartbeat = BeatAsync(clock);
    }

    /// <summary>
    /// The longest time from losing the lock to knowing it, for a process that runs: a heartbeat, its time-out and that of giving it up.
    /// A new owner waits that long before it connects when somebody else did not leave in good order.
    /// </summary>
    public static TimeSpan Grace { get; } = HeartbeatEvery + TimeSpan.FromSeconds(AnswerWithinSeconds + 2);

    /// <summary>
    /// After this long without a heartbeat the server ends the connection, and the lock with it: a machine that is dead or hung, or a
    /// process that stands still, keeps nothing. It leaves a loaded machine 4 s for a heartbeat that is due every second.
    /// </summary>
    internal static TimeSpan FreedAfter { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Stands in the account's row from <see cref="AnnounceAsync"/> on.</summary>
    public Guid Holder { get; } = Guid.NewGuid();

    /// <summary>Who stood in the account's row when the lock was taken; null when the former owner left in good order.</summary>
    public Guid? Former { get; }

    /// <summary>Cancelled as soon as it is known that the lock is gone, and another node may have the account.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>
    /// Writes into the account's row who is about to connect. It goes through the lock's own connection, so it cannot succeed for one
    /// who has lost the lock: connect only when it did.
    /// </summary>
    public Task AnnounceAsync(CancellationToken token) =>
        AskAsync("UPDATE accounts SET held_by = $2 WHERE id = $1", token, accountId, Holder);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await heartbeat;
        if (!lost.IsCancellationRequested) await LeaveAsync();
        await connection.DisposeAsync();
        stop.Dispose();
        lost.Dispose();
        turn.Dispose();
    }

    private async Task BeatAsync(TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await Task.Delay(HeartbeatEvery, clock, stop.Token);
                await AskAsync("SELECT 1", CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Let go in good order.
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or OperationCanceledException)
        {
            log.LogWarning(e, "The lock of an account is lost: the connection to PostgreSQL failed");
            await lost.CancelAsync();
        }
    }

    /// <summary>A failure costs the next owner the grace, nothing else.</summary>
    private async Task LeaveAsync()
    {
        try
        {
            await AskAsync("UPDATE accounts SET held_by = NULL WHERE id = $1 AND held_by = $2", CancellationToken.None, accountId, Holder);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            log.LogWarning("Cannot record that account {Account} is free ({Kind})", accountId, e.GetType().Name);
        }
    }

    private async Task AskAsync(string sql, CancellationToken token, params object[] values)
    {
        await turn.WaitAsync(token);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = AnswerWithinSeconds };
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(token);
        }
        finally
        {
            turn.Release();
        }
    }
}
