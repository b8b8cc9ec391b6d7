using System.Globalization;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// A Redis (or Valkey) server of the app's own, at most 64 MB of what can be rebuilt from PostgreSQL. It holds nothing across a stop,
/// and each start has a new password.
/// </summary>
public sealed class EmbeddedRedis : IAsyncDisposable
{
    private const int PortTries = 3;
    private static readonly string[] Programs = ["redis-server", "valkey-server"];
    private static readonly string[] UsualFolders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/home/linuxbrew/.linuxbrew/bin"];
    private readonly SupervisedServer _server;

    private EmbeddedRedis(SupervisedServer server, string connection) => (_server, ConnectionString) = (server, connection);

    /// <summary>In the form that StackExchange.Redis reads; it keeps trying while the server is started again.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts the server. Where no Redis can be had, the answer is null with the reason: the app works without.</summary>
    /// <exception cref="EmbeddedServerException">The data folder is in use by another app.</exception>
    public static Task<(EmbeddedRedis? Server, string? MissingReason)> StartAsync(DataFolder data, ILogger log, CancellationToken token) =>
        StartAsync(data, Find(Environment.GetEnvironmentVariable("PATH") ?? ""), log, token);

    internal static async Task<(EmbeddedRedis? Server, string? MissingReason)> StartAsync(DataFolder data, string? program, ILogger log, CancellationToken token)
    {
        data.Claim();
        if (program is null)
            return (null, "No Redis server is installed here (apt-get install redis-server, brew install redis), so NADIA runs without its cache.");
        try
        {
            var redis = await LaunchAsync(data, program, log, token);
            log.LogInformation("Private Redis runs from {Program}.", program);
            return (redis, null);
        }
        catch (EmbeddedServerException e)
        {
            return (null, $"{e.Message} NADIA runs without its cache.");
        }
    }

    /// <summary>The first server program on the given PATH or in the usual folders, or null.</summary>
    internal static string? Find(string path) => path.Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Concat(UsualFolders)
        .SelectMany(folder => Programs.Select(program => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<EmbeddedRedis> LaunchAsync(DataFolder data, string program, ILogger log, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = LoopbackPort.Free();
            var password = PostgresSecrets.NewPassword();
            var output = new ServerLog(data.Inside("redis.log"));
            try
            {
                var server = await SupervisedServer.StartAsync(new RedisServer(program, port, password), output, log, token);
                return new EmbeddedRedis(server, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port},password={password},abortConnect=false"));
            }
            catch (EmbeddedServerException) when (attempt < PortTries && output.Says("Address already in use"))
            {
                output.Dispose();
            }
        }
    }
}
