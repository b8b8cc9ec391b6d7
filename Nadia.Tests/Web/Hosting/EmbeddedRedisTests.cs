using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;
using StackExchange.Redis;

namespace Nadia.Tests.Web.Hosting;

public sealed class EmbeddedRedisTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ListLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("maxmemory", "67108864")]
    [InlineData("maxmemory-policy", "allkeys-lru")]
    [InlineData("save", "")]
    [InlineData("appendonly", "no")]
    [InlineData("bind", "127.0.0.1")]
    public async Task It_is_a_bounded_cache_that_writes_nothing_to_the_disk(string setting, string value)
    {
        using var data = DataFolder.Open(_folder.Path);
        await using var redis = await StartAsync(data);
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",allowAdmin=true");
        var found = await client.GetServers().Single().ConfigGetAsync(setting);
        Assert.Equal(value, Assert.Single(found).Value);
    }

    [Fact]
    public async Task It_refuses_who_has_no_password_and_shows_it_on_no_command_line()
    {
        using var data = DataFolder.Open(_folder.Path);
        await using var redis = await StartAsync(data);
        var options = ConfigurationOptions.Parse(redis.ConnectionString);
        var password = options.Password!;
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)options.EndPoints.Single(), Token);
        await client.GetStream().WriteAsync("GET anything\r\n"u8.ToArray(), Token);
        using var reader = new StreamReader(client.GetStream());
        Assert.StartsWith("-NOAUTH", await reader.ReadLineAsync(Token), StringComparison.Ordinal);

        Assert.DoesNotContain(password, await Processes.CommandLinesAsync(), StringComparison.Ordinal);
        Assert.True(password.Length >= 32);
    }

    [Fact]
    public async Task A_server_that_dies_is_reported_and_started_again_at_the_same_address()
    {
        using var data = DataFolder.Open(_folder.Path);
        await using var redis = await StartAsync(data);
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",allowAdmin=true");
        var info = await client.GetServers().Single().InfoAsync("server");
        var pid = int.Parse(info.Single().Single(line => line.Key == "process_id").Value, CultureInfo.InvariantCulture);

        await Postmaster.SignalAsync(pid, "KILL");

        await Eventually.TrueAsync(() => Task.FromResult(_log.Lines.Any(line => line.Level == LogLevel.Critical)));
        await Eventually.TrueAsync(async () => await client.GetDatabase().StringSetAsync("back", "yes"));
        Assert.Single(_log.Lines, line => line.Level == LogLevel.Critical);
    }

    [Fact]
    public async Task Without_a_server_program_there_is_a_reason_instead()
    {
        using var data = DataFolder.Open(_folder.Path);
        var (server, reason) = await EmbeddedRedis.StartAsync(data, program: null, _log, Token);
        Assert.Null(server);
        Assert.Contains("apt-get install redis-server", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_no_server_is_a_reason_too()
    {
        using var data = DataFolder.Open(_folder.Path);
        var (server, reason) = await EmbeddedRedis.StartAsync(data, "/bin/false", _log, Token);
        Assert.Null(server);
        Assert.Contains("ended while starting", reason, StringComparison.Ordinal);
    }

    private async Task<EmbeddedRedis> StartAsync(DataFolder data)
    {
        var (server, reason) = await EmbeddedRedis.StartAsync(data, _log, Token);
        Assert.Null(reason);
        return server!;
    }
}
