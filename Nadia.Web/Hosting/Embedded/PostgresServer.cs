using System.Net.Sockets;
using Npgsql;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>The postgres program on the cluster's files, on loopback only.</summary>
internal sealed class PostgresServer(PostgresLocation location, PostgresBinaries binaries, EmbeddedPostgresOptions options, string adminConnection, int port, ILogger log)
    : IPrivateServer
{
    public string Name => "The private PostgreSQL server";

    public ServerCommand Command => new(binaries.Postgres, ["-D", location.Folder, .. Settings().SelectMany(s => new[] { "-c", s })], location.User);

    public Task PrepareAsync(CancellationToken token) => PostgresLeftover.ClearAsync(location.Folder, log, token);

    public async Task<bool> AnswersAsync(CancellationToken token)
    {
        try
        {
            await using var connection = new NpgsqlConnection(adminConnection);
            await connection.OpenAsync(token);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new EmbeddedServerException($"The passwords in the data folder are not those of the PostgreSQL data in {location.Folder}: bring both back from the same backup.", e);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException)
        {
            return false;
        }
    }

    private string[] Settings()
    {
        string[] always =
        [
            "listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=", $"max_connections={options.MaxConnections}",
            "timezone=UTC", "log_timezone=UTC",
            // What a failing statement carries is the customers' text: the log keeps only the kind of the error.
            "log_error_verbosity=terse", "log_min_error_statement=panic",
        ];
        return options.Temporary ? [.. always, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"] : always;
    }
}
