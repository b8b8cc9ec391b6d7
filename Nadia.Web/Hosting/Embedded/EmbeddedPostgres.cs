using System.Diagnostics;
using Npgsql;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// A PostgreSQL server of the app's own in its data folder: made at the first start, started and stopped with the app, started again
/// when it dies, and never left running without the app. The app works as the role <c>nadia</c>, which is no superuser.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Role = "nadia";
    private const int PortTries = 3;
    private readonly PostgresLocation _location;
    private readonly SupervisedServer _server;

    private EmbeddedPostgres(PostgresLocation location, SupervisedServer server, string connection, string admin) =>
        (_location, _server, ConnectionString, AdminConnectionString) = (location, server, connection, admin);

    /// <summary>The database <c>nadia</c>, as the role that owns it.</summary>
    public string ConnectionString { get; }

    /// <summary>The database <c>postgres</c>, as the superuser: for setting up, never for the app's work.</summary>
    internal string AdminConnectionString { get; }

    /// <summary>Where the cluster's files are.</summary>
    internal string Folder => _location.Folder;

    /// <summary>Starts the server, after making the cluster where there is none, and waits until it takes connections.</summary>
    /// <exception cref="EmbeddedServerException">
    /// The folder is in use, belongs to another major version or user, no server is installed, or it does not start.
    /// </exception>
    public static async Task<EmbeddedPostgres> StartAsync(DataFolder data, EmbeddedPostgresOptions options, ILogger log, CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        data.Claim();
        var location = await PostgresLocation.FindAsync(data, log, token);
        try
        {
            var existing = location.Major();
            var binaries = await PostgresBinaries.FindAsync(options.BinaryFolder, existing, location.Folder, token);
            var secrets = await PostgresSecrets.OpenAsync(data, existing is not null, token);
            if (existing is null)
                await PostgresCluster.CreateAsync(location, binaries, secrets, options.Temporary, token);
            var postgres = await LaunchAsync(data, location, binaries, secrets, options, log, token);
            log.LogInformation("Private PostgreSQL {Version} runs in {Folder} ({Milliseconds:0} ms).",
                binaries.Major, location.Folder, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return postgres;
        }
        catch
        {
            location.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server: open statements are rolled back, everything committed is written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _location.Dispose();
    }

    private static async Task<EmbeddedPostgres> LaunchAsync(
        DataFolder data, PostgresLocation location, PostgresBinaries binaries, PostgresSecrets secrets, EmbeddedPostgresOptions options, ILogger log, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = LoopbackPort.Free();
            var admin = Connect(port, PostgresCluster.Superuser, secrets.Superuser, "postgres", pooling: false);
            var output = new ServerLog(data.Inside("postgres.log"));
            SupervisedServer server;
            try
            {
                server = await SupervisedServer.StartAsync(new PostgresServer(location, binaries, options, admin, port, log), output, log, token);
            }
            catch (EmbeddedServerException) when (attempt < PortTries && output.Says("could not bind"))
            {
                output.Dispose();
                continue;
            }

            try
            {
                await EnsureRoleAsync(admin, secrets.Role, token);
                return new EmbeddedPostgres(location, server, Connect(port, Role, secrets.Role, Role, pooling: true), admin);
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }

    private static string Connect(int port, string user, string password, string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = user,
        Password = password,
        Database = database,
        Pooling = pooling,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    // Every step is repeated at each start, so that a kill between two of them heals itself.
    private static async Task EnsureRoleAsync(string admin, string password, CancellationToken token)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync(token);
        await ExecuteUnlessAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = 'nadia'", "CREATE ROLE nadia LOGIN", token);
        await ExecuteAsync(connection, $"ALTER ROLE nadia NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '{password}'", token);
        await ExecuteUnlessAsync(connection, "SELECT 1 FROM pg_database WHERE datname = 'nadia'", "CREATE DATABASE nadia OWNER nadia", token);
    }

    private static async Task ExecuteUnlessAsync(NpgsqlConnection connection, string present, string sql, CancellationToken token)
    {
        await using var query = new NpgsqlCommand(present, connection);
        if (await query.ExecuteScalarAsync(token) is null)
            await ExecuteAsync(connection, sql, token);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(token);
    }
}
