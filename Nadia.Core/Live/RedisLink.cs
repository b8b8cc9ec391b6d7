using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Nadia.Core.Live;

/// <summary>
/// The one connection to Redis, which holds only what can be rebuilt. Everything works without it: a call answers nothing when Redis is
/// absent, away or slow, and a failure is logged at most once a minute.
/// </summary>
/// <param name="connectionString">As StackExchange.Redis reads it; null or blank when there is no Redis.</param>
/// <param name="missingReason">Why there is none, as a sentence for people.</param>
public sealed class RedisLink(string? connectionString, TimeProvider clock, ILogger<RedisLink> log, string? missingReason = null) : IAsyncDisposable
{
    /// <summary>Longer than any healthy answer, short enough that nobody notices.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);
    private readonly ConfigurationOptions? options = Options(connectionString);
    private readonly Lock gate = new();
    private Task<ConnectionMultiplexer>? connecting;
    private long? lastLogged;

    /// <summary>Raised when Redis is back after having been away: what was signalled meanwhile is lost.</summary>
    public event Action? Restored;

    /// <summary>False when no Redis was given; the link then never connects.</summary>
    public bool IsConfigured => options is not null;

    public bool IsConnected => Connection?.IsConnected == true;

    /// <summary>Why NADIA works without Redis at the moment, as a sentence for people; null while it is connected.</summary>
    public string? MissingReason
    {
        get
        {
            if (IsConnected) return null;
            if (IsConfigured) return "Redis does not answer; NADIA works without its cache until it does.";
            return missingReason ?? "No Redis is configured; NADIA works without its cache.";
        }
    }

    private ConnectionMultiplexer? Connection => connecting is { IsCompletedSuccessfully: true } done ? done.GetAwaiter().GetResult() : null;

    /// <summary>Begins to connect and waits for the first attempt; later ones follow by themselves. Does not throw when Redis is away.</summary>
    public async Task ConnectAsync(CancellationToken token)
    {
        if (options is null) return;
        Task<ConnectionMultiplexer> attempt;
        lock (gate) attempt = connecting ??= OpenAsync(options);
        await attempt.WaitAsync(token);
    }

    /// <summary>Runs <paramref name="work"/>, or answers the default value when Redis is absent, away or slow. Never throws.</summary>
    public async Task<T?> TryAsync<T>(Func<IDatabase, Task<T>> work)
    {
        if (Begin() is not { } redis) return default;
        try
        {
            return await work(redis.GetDatabase()).WaitAsync(Patience);
        }
        catch (Exception e) when (e is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException)
        {
            Complain(e);
            return default;
        }
    }

    /// <summary>Listens to a channel; false when Redis is absent or away now. Once it worked, it goes on after each reconnect.</summary>
    public async Task<bool> TrySubscribeAsync(string channel, Action<string> handler)
    {
        if (Begin() is not { } redis) return false;
        try
        {
            await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(channel), (_, message) => handler(message.ToString()));
            return redis.IsConnected;
        }
        catch (Exception e) when (e is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException)
        {
            Complain(e);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connecting is not { } attempt) return;
        var redis = await attempt;
        await redis.DisposeAsync();
    }

    private static ConfigurationOptions? Options(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) return null;
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectTimeout = 2000;
        options.AsyncTimeout = 1000;
        options.ClientName = "nadia";
        return options;
    }

    private ConnectionMultiplexer? Begin()
    {
        if (options is null) return null;
        lock (gate) connecting ??= OpenAsync(options);
        return Connection;
    }

    private async Task<ConnectionMultiplexer> OpenAsync(ConfigurationOptions settings)
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(settings);
        redis.ConnectionRestored += (_, _) => Restored?.Invoke();
        return redis;
    }

    private void Complain(Exception error)
    {
        var now = clock.GetTimestamp();
        lock (gate)
        {
            if (lastLogged is { } last && clock.GetElapsedTime(last, now) < LogInterval) return;
            lastLogged = now;
        }

        log.LogWarning("Redis does not answer ({Error}); going on without it.", error.GetType().Name);
    }
}
