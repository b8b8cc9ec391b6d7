using System.Globalization;
using Microsoft.Extensions.Logging;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;
using Npgsql;

namespace Nadia.Tests.Web.Hosting;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private static readonly EmbeddedPostgresOptions Quick = new() { Temporary = true };
    private readonly TestFolder _folder = new();
    private readonly ListLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_survive_a_stop_and_a_start()
    {
        using (var data = DataFolder.Open(_folder.Path))
        {
            await using var first = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);
            await ExecuteAsync(first.ConnectionString, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)");
            NpgsqlConnection.ClearAllPools();
        }

        using var again = DataFolder.Open(_folder.Path);
        await using var second = await EmbeddedPostgres.StartAsync(again, Quick, _log, Token);
        Assert.Equal(42, await ScalarAsync(second.ConnectionString, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task A_server_that_dies_is_reported_and_started_again_at_the_same_address()
    {
        using var data = DataFolder.Open(_folder.Path);
        await using var postgres = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);
        var before = Postmaster(postgres.Folder);

        await KillAsync(before, "KILL");

        Assert.Equal(1, await EventuallyAsync(() => ScalarAsync(postgres.ConnectionString, "SELECT 1"), () => Postmaster(postgres.Folder) != before));
        Assert.Single(_log.Lines, line => line.Level == LogLevel.Critical);
    }

    private static int Postmaster(string folder)
    {
        try
        {
            return int.Parse(File.ReadLines(Path.Combine(folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static async Task KillAsync(int pid, string signal)
    {
        var (code, output) = await new ServerCommand("/bin/kill", [$"-{signal}", $"{pid}"]).RunAsync(Token);
        Assert.True(code == 0, output);
    }

    private static async Task<object?> EventuallyAsync(Func<Task<object?>> read, Func<bool> when)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                if (when())
                    return await read();
            }
            catch (NpgsqlException) when (tries < 200)
            {
                // Not back yet.
            }

            Assert.True(tries < 200, "It did not come back.");
            await Task.Delay(50, Token);
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token);
    }
}
