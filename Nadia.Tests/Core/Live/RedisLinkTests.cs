using System.Net;
using System.Net.Sockets;
using Nadia.Core.Live;
using Nadia.Tests.Support;
using StackExchange.Redis;

namespace Nadia.Tests.Core.Live;

public sealed class RedisLinkTests
{
    private readonly ListLog log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_connection_string_it_answers_nothing_and_says_why()
    {
        await using var link = new RedisLink(null, TimeProvider.System, new LogOf<RedisLink>(log), "No Redis server is installed here.");
        await link.ConnectAsync(Token);
        Assert.True((await link.TryAsync(db => db.StringGetAsync("x"))).IsNull);
        Assert.False(link.IsConnected);
        Assert.Equal("No Redis server is installed here.", link.MissingReason);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Nobody_at_the_address_costs_no_exception_and_one_line_of_log()
    {
        await using var link = new RedisLink($"127.0.0.1:{FreePort()},connectRetry=0", TimeProvider.System, new LogOf<RedisLink>(log));
        await link.ConnectAsync(Token);
        for (var i = 0; i < 20; i++) Assert.True((await link.TryAsync(db => db.StringGetAsync("x"))).IsNull);
        Assert.Contains("does not answer", link.MissingReason, StringComparison.Ordinal);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_on_quickly()
    {
        await using var redis = await TestRedis.StartAsync();
        var link = await redis.LinkAsync(log);
        await using var admin = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",allowAdmin=true");
        await admin.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "2000", "ALL");

        var started = TimeProvider.System.GetTimestamp();
        var answer = await link.TryAsync(db => db.StringSetAsync("x", "y"));

        Assert.False(answer);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 1.5);
        await Eventually.TrueAsync(() => link.TryAsync(db => db.StringSetAsync("x", "y")));
    }

    [Fact]
    public async Task It_says_nothing_is_missing_while_connected()
    {
        await using var redis = await TestRedis.StartAsync();
        var link = await redis.LinkAsync();
        Assert.Null(link.MissingReason);
        Assert.True(await link.TryAsync(db => db.StringSetAsync("x", "y")));
        Assert.Equal((RedisValue)"y", await link.TryAsync(db => db.StringGetAsync("x")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
