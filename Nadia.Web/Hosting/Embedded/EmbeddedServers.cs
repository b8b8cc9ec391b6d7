namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// The app's PostgreSQL and Redis: those that <c>ConnectionStrings:Postgres</c> and <c>ConnectionStrings:Redis</c> name,
/// and private ones for what they do not name.
/// </summary>
public sealed class EmbeddedServers : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _postgres;
    private readonly EmbeddedRedis? _redis;

    private EmbeddedServers(EmbeddedPostgres? postgres, EmbeddedRedis? redis, string postgresConnection, string? redisConnection, string? redisMissing)
    {
        (_postgres, _redis) = (postgres, redis);
        (PostgresConnectionString, RedisConnectionString, RedisMissingReason) = (postgresConnection, redisConnection, redisMissing);
    }

    public string PostgresConnectionString { get; }

    /// <summary>Null where the app has to work without Redis.</summary>
    public string? RedisConnectionString { get; }

    /// <summary>Why there is no Redis, in one sentence; null while there is one.</summary>
    public string? RedisMissingReason { get; }

    /// <summary>Whether the PostgreSQL is the app's own, which stops with it.</summary>
    public bool PostgresIsPrivate => _postgres is not null;

    /// <summary>Whether the Redis is the app's own, which stops with it.</summary>
    public bool RedisIsPrivate => _redis is not null;

    /// <summary>Starts what the configuration does not name; the data folder is taken only for that.</summary>
    /// <exception cref="EmbeddedServerException">PostgreSQL cannot be had; the message is for the person who starts the app.</exception>
    public static async Task<EmbeddedServers> StartAsync(IConfiguration configuration, DataFolder data, ILogger log, CancellationToken token)
    {
        var namedPostgres = Named(configuration, "Postgres");
        var namedRedis = Named(configuration, "Redis");
        var startingRedis = namedRedis is null ? EmbeddedRedis.StartAsync(data, log, token) : null;
        EmbeddedPostgres? postgres = null;
        try
        {
            postgres = namedPostgres is null ? await EmbeddedPostgres.StartAsync(data, new EmbeddedPostgresOptions(), log, token) : null;
            var (redis, missing) = startingRedis is null ? (null, null) : await startingRedis;
            if (missing is not null)
                log.LogWarning("{Reason}", missing);
            return new EmbeddedServers(postgres, redis, namedPostgres ?? postgres!.ConnectionString, namedRedis ?? redis?.ConnectionString, missing);
        }
        catch
        {
            if (postgres is not null)
                await postgres.DisposeAsync();
            await DiscardAsync(startingRedis);
            throw;
        }
    }

    /// <summary>Stops the private servers, the cache first: what still writes then writes to the truth.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_redis is not null)
            await _redis.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }

    private static async Task DiscardAsync(Task<(EmbeddedRedis? Server, string? MissingReason)>? starting)
    {
        try
        {
            if (starting is not null && (await starting).Server is { } redis)
                await redis.DisposeAsync();
        }
        catch (Exception e) when (e is EmbeddedServerException or OperationCanceledException)
        {
            // It did not start either; the first reason is the one to tell.
        }
    }

    private static string? Named(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
