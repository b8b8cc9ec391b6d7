using Npgsql;

namespace Nadia.Tests.Support;

/// <summary>Single statements on a connection of their own, past everything that the app would do.</summary>
public static class Sql
{
    /// <summary>Counts the connections to the database that wait for a lock.</summary>
    public const string WaitingForLocks = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    public static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token);
    }
}
