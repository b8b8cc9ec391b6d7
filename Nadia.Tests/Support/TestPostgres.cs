using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestPostgres))]

namespace Nadia.Tests.Support;

/// <summary>One temporary PostgreSQL cluster for the whole test run, deleted at its end; every test takes a fresh database of its own.</summary>
public sealed class TestPostgres : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private DataFolder? _data;
    private EmbeddedPostgres? _server;

    /// <summary>The superuser's connection to the database <c>postgres</c>.</summary>
    public string AdminConnectionString => Server.AdminConnectionString;

    private EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The test cluster is not started yet.");

    public async ValueTask InitializeAsync()
    {
        _data = DataFolder.Open(_folder.Path);
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

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await _server.DisposeAsync();
        _data?.Dispose();
        _folder.Dispose();
    }
}
