using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestPostgres))]

namespace Nadia.Tests.Support;

/// <summary>One temporary PostgreSQL cluster for the whole test run, deleted at its end; every test takes a fresh database of its own.</summary>
public sealed class TestPostgres : IAsyncLifetime
{
    private const string Prefix = "nadia-test-cluster-";
    private readonly TestFolder _folder = new(Prefix);
    private DataFolder? _data;
    private EmbeddedPostgres? _server;

    /// <summary>The superuser's connection to the database <c>postgres</c>.</summary>
    public string AdminConnectionString => Server.AdminConnectionString;

    private EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The test cluster is not started yet.");

    public async ValueTask InitializeAsync()
    {
        _data = DataFolder.Open(_folder.Path);
        _data.Claim();
        DeleteAbandoned();
        _server = await EmbeddedPostgres.StartAsync(
            _data, new EmbeddedPostgresOptions { Temporary = true, MaxConnections = 500 }, NullLogger.Instance, TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// Makes a database owned by the role <c>nadia</c> and answers that role's connection string.
    /// Nobody may be connected to <paramref name="template"/> meanwhile.
    /// </summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} OWNER nadia TEMPLATE {template ?? "template1"}", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new NpgsqlConnectionStringBuilder(Server.ConnectionString)
        {
            Database = name,
            MaxPoolSize = 100,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 1,
        }.ConnectionString;
    }

    /// <summary>Takes a database away with whatever is still connected to it, so that a run keeps the files of a few and not of thousands.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var pool = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(pool);
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)", connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await _server.DisposeAsync();
        _data?.Dispose();
        _folder.Dispose();
    }

    // A killed run leaves its folder, but not its lock.
    private static void DeleteAbandoned()
    {
        foreach (var path in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*").Where(path => File.Exists(Path.Combine(path, "lock"))))
        {
            try
            {
                using var data = DataFolder.Open(path);
                data.Claim();
                Directory.Delete(path, recursive: true);
            }
            catch (Exception e) when (e is EmbeddedServerException or IOException or UnauthorizedAccessException)
            {
                // Another run is using it, or another user's run left it.
            }
        }
    }
}
