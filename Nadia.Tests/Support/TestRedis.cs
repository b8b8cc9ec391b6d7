using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Core.Live;
using Nadia.Web.Hosting.Embedded;
using StackExchange.Redis;

namespace Nadia.Tests.Support;

/// <summary>A real Redis server of the test's own.</summary>
public sealed class TestRedis : IAsyncDisposable
{
    private readonly TestFolder folder = new();
    private readonly List<RedisLink> links = [];
    private DataFolder? data;
    private EmbeddedRedis? server;

    public string ConnectionString { get; private set; } = "";

    public static async Task<TestRedis> StartAsync()
    {
        var redis = new TestRedis();
        redis.data = DataFolder.Open(redis.folder.Path);
        var (server, reason) = await EmbeddedRedis.StartAsync(redis.data, NullLogger.Instance, TestContext.Current.CancellationToken);
        redis.server = server ?? throw new InvalidOperationException(reason);
        redis.ConnectionString = server.ConnectionString;
        return redis;
    }

    /// <summary>A connected link.</summary>
    public async Task<RedisLink> LinkAsync(ListLog? log = null)
    {
        var link = new RedisLink(ConnectionString, TimeProvider.System, new LogOf<RedisLink>(log ?? new ListLog()));
        links.Add(link);
        await link.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.True(link.IsConnected);
        return link;
    }

    /// <summary>Runs one command of an operator.</summary>
    public async Task<RedisResult> AdminAsync(string command, params object[] arguments)
    {
        await using var admin = await ConnectionMultiplexer.ConnectAsync(ConnectionString + ",allowAdmin=true");
        return await admin.GetDatabase().ExecuteAsync(command, arguments);
    }

    /// <summary>Stops the server for good.</summary>
    public async Task StopAsync()
    {
        if (server is not null) await server.DisposeAsync();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var link in links) await link.DisposeAsync();
        await StopAsync();
        data?.Dispose();
        folder.Dispose();
    }
}
