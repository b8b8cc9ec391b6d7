using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Nadia.Core.Accounts;

/// <summary>An account held by this node. Dispose it to let go.</summary>
public sealed class AccountLock : IAsyncDisposable
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(2);
    private const int HeartbeatTimeoutSeconds = 2;

    private readonly NpgsqlConnection connection;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task heartbeat;

    internal AccountLock(NpgsqlConnection connection, TimeProvider clock, ILogger log)
    {
        this.connection = connection;
        heartbeat = BeatAsync(clock, log);
    }

    /// <summary>
    /// The longest time from losing the lock to knowing it. A new owner waits that long before it connects when the old one
    /// did not leave in good order.
    /// </summary>
    public static TimeSpan Grace { get; } = HeartbeatEvery + TimeSpan.FromSeconds(HeartbeatTimeoutSeconds + 2);

    /// <summary>Cancelled as soon as it is known that the lock is gone, and another node may have the account.</summary>
    public CancellationToken Lost => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await heartbeat;
        await connection.DisposeAsync();
        stop.Dispose();
        lost.Dispose();
    }

    private async Task BeatAsync(TimeProvider clock, ILogger log)
    {
        try
        {
            while (true)
            {
                await Task.Delay(HeartbeatEvery, clock, stop.Token);
                await using var command = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = HeartbeatTimeoutSeconds };
                await command.ExecuteScalarAsync(stop.Token);
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
}
