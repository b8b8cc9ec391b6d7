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
    public async Task It_is_durable_checked_loopback_only_and_asks_everybody_for_a_password()
    {
        using var data = DataFolder.Open(_folder.Path);
        await using var postgres = await EmbeddedPostgres.StartAsync(data, new EmbeddedPostgresOptions(), _log, Token);
        var settings = await Sql.ScalarAsync(postgres.AdminConnectionString, """
            SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings
            WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'server_encoding')
            """);
        Assert.Equal("data_checksums=on fsync=on full_page_writes=on listen_addresses=127.0.0.1 server_encoding=UTF8 synchronous_commit=on", settings);
        Assert.Equal(0L, await Sql.ScalarAsync(postgres.AdminConnectionString, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"));

        var wrong = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess" }.ConnectionString;
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Sql.ScalarAsync(wrong, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task The_app_works_as_a_role_that_owns_its_database_and_no_more()
    {
        using var data = DataFolder.Open(_folder.Path);
        await using var postgres = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);
        Assert.Equal("nadia nadia false false false false false", await Sql.ScalarAsync(postgres.ConnectionString, """
            SELECT concat_ws(' ', current_user, current_database(), rolsuper::text, rolcreatedb::text, rolcreaterole::text, rolreplication::text, rolbypassrls::text)
            FROM pg_roles WHERE rolname = current_user
            """));
        await Sql.ExecuteAsync(postgres.ConnectionString, "CREATE TABLE mine (n int)");
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Sql.ScalarAsync(postgres.ConnectionString, "SELECT count(*) FROM pg_authid"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task Rows_survive_a_stop_and_a_start()
    {
        using (var data = DataFolder.Open(_folder.Path))
        {
            await using var first = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);
            await Sql.ExecuteAsync(first.ConnectionString, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)");
        }

        using var again = DataFolder.Open(_folder.Path);
        await using var second = await EmbeddedPostgres.StartAsync(again, Quick, _log, Token);
        Assert.Equal(42, await Sql.ScalarAsync(second.ConnectionString, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task A_server_that_dies_is_reported_and_started_again_at_the_same_address_with_every_committed_row()
    {
        using var data = DataFolder.Open(_folder.Path);
        await using var postgres = await EmbeddedPostgres.StartAsync(data, new EmbeddedPostgresOptions(), _log, Token);
        await Sql.ExecuteAsync(postgres.ConnectionString, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)");
        var died = Postmaster.Pid(postgres.Folder);

        await Postmaster.SignalAsync(died!.Value, "KILL");

        await Eventually.TrueAsync(() => Task.FromResult(Postmaster.Pid(postgres.Folder) is { } pid && pid != died));
        await Eventually.TrueAsync(async () => await Sql.ScalarAsync(postgres.ConnectionString, "SELECT n FROM kept") is 42);
        Assert.Single(_log.Lines, line => line.Level == LogLevel.Critical);
    }

    [Fact]
    public async Task The_guard_stops_the_server_when_the_apps_end_of_the_pipe_closes()
    {
        using var data = DataFolder.Open(_folder.Path);
        var postgres = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);
        var pid = Postmaster.Pid(postgres.Folder)!.Value;
        Assert.True(Postmaster.IsRunning(pid));

        await postgres.DisposeAsync();

        Assert.False(Postmaster.IsRunning(pid));
        Assert.Null(Postmaster.Pid(postgres.Folder));
    }

    [Fact]
    public async Task A_server_left_running_by_a_killed_app_is_stopped_at_the_next_start()
    {
        using var data = DataFolder.Open(_folder.Path);
        var first = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);
        await first.DisposeAsync();
        using var orphan = await Postmaster.StartUnguardedAsync(first.Folder);

        await using var second = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);

        Assert.True(orphan.HasExited);
        Assert.Equal(1, await Sql.ScalarAsync(second.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_pid_file_that_names_another_program_does_not_hold_up_the_start()
    {
        using var data = DataFolder.Open(_folder.Path);
        var first = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);
        await first.DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(first.Folder, "postmaster.pid"), $"{Environment.ProcessId}\n{first.Folder}\n", Token);

        await using var second = await EmbeddedPostgres.StartAsync(data, Quick, _log, Token);

        Assert.Equal(1, await Sql.ScalarAsync(second.ConnectionString, "SELECT 1"));
    }
}
