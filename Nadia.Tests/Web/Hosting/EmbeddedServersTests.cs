using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;
using StackExchange.Redis;

namespace Nadia.Tests.Web.Hosting;

public sealed class EmbeddedServersTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_nothing_named_both_are_private_and_stop_with_it()
    {
        using var data = DataFolder.Open(_folder.Path);
        var servers = await EmbeddedServers.StartAsync(Settings(), data, NullLogger.Instance, Token);
        await using (var client = await ConnectionMultiplexer.ConnectAsync(servers.RedisConnectionString!))
        {
            Assert.Equal(1, await Sql.ScalarAsync(servers.PostgresConnectionString, "SELECT 1"));
            Assert.True(await client.GetDatabase().StringSetAsync("k", "v"));
        }

        var postmaster = Postmaster.Pid(data.Inside("postgres"))!.Value;
        await servers.DisposeAsync();

        Assert.False(Postmaster.IsRunning(postmaster));
        await Assert.ThrowsAsync<RedisConnectionException>(async () => await ConnectionMultiplexer.ConnectAsync(servers.RedisConnectionString + ",abortConnect=true,connectRetry=0"));
    }

    [Fact]
    public async Task Named_servers_are_used_and_the_data_folder_is_left_to_others()
    {
        using var data = DataFolder.Open(_folder.Path);
        await using var servers = await EmbeddedServers.StartAsync(
            Settings(("ConnectionStrings:Postgres", "Host=db.example"), ("ConnectionStrings:Redis", "cache.example:6379")), data, NullLogger.Instance, Token);

        Assert.Equal("Host=db.example", servers.PostgresConnectionString);
        Assert.Equal("cache.example:6379", servers.RedisConnectionString);
        Assert.Null(servers.RedisMissingReason);
        Assert.False(servers.PostgresIsPrivate || servers.RedisIsPrivate);
        using var other = DataFolder.Open(_folder.Path);
        other.Claim();
    }

    [Fact]
    public async Task When_PostgreSQL_is_refused_the_private_Redis_stops_too()
    {
        var cluster = Directory.CreateDirectory(Path.Combine(_folder.Path, "postgres")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cluster, "PG_VERSION"), "9\n", Token);
        using var data = DataFolder.Open(_folder.Path);

        await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServers.StartAsync(Settings(), data, NullLogger.Instance, Token));

        Assert.Contains("bye bye", await File.ReadAllTextAsync(data.Inside("redis.log"), Token), StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
