using System.Data.Common;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Web.Hosting;
using Nadia.Web.Hosting.Embedded;
using Npgsql;
using StackExchange.Redis;

namespace Nadia.Web.Features.Operations;

/// <summary>Looks at what the app relies on, each within two seconds.</summary>
public sealed class Dependencies(EmbeddedServers servers, AccountStore accounts, NadiaSettings settings, RedisLink redis)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<DependencyState>> LookAsync(CancellationToken token) =>
        await Task.WhenAll(
            WithinAsync("postgres", DependencyState.Down, PostgresAsync, token),
            WithinAsync("redis", DependencyState.Degraded, RedisAsync, token),
            WithinAsync("channel", DependencyState.Down, ChannelAsync, token));

    private async Task<DependencyState> PostgresAsync(CancellationToken token)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(servers.PostgresConnectionString) { Timeout = 2, CommandTimeout = 2 }.ConnectionString);
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(token);
        var home = servers.PostgresIsPrivate ? Words.Of("the app's own") : Words.Of("an outside server");
        return new("postgres", DependencyState.Up, Words.Fill($"{home}, version {connection.PostgreSqlVersion}"));
    }

    private async Task<DependencyState> RedisAsync(CancellationToken token)
    {
        if (servers.RedisConnectionString is null)
            return new("redis", DependencyState.Degraded, servers.RedisMissingReason ?? Words.Of("There is no Redis; the app works without."));
        var answered = await redis.TryAsync(async db => (TimeSpan?)await db.PingAsync()).WaitAsync(token);
        return answered is null
            ? new("redis", DependencyState.Degraded, redis.MissingReason ?? Words.Of("Redis does not answer; the app works without."))
            : new("redis", DependencyState.Up, servers.RedisIsPrivate ? Words.Of("the app's own") : Words.Of("an outside server"));
    }

    private async Task<DependencyState> ChannelAsync(CancellationToken token)
    {
        var serving = (await accounts.ListAsync(token))
            .Where(account => account.Channel == ChannelKind.Telegram || settings.SandboxEnabled)
            .ToList();
        if (serving.Count == 0) return new("channel", DependencyState.Degraded, Words.Of("No account is signed in."));
        var connected = serving.Exists(account => account.State == AccountState.Connected);
        return new(
            "channel",
            connected ? DependencyState.Up : DependencyState.Degraded,
            string.Join(", ", serving.Select(Say)));
    }

    private static string Say(AccountView account)
    {
        var channel = account.Channel == ChannelKind.Sandbox ? Words.Of("Sandbox") : account.Channel.ToString();
        var state = account.State switch
        {
            AccountState.Connected => Words.Of("Connected"),
            AccountState.Connecting => Words.Of("Connecting"),
            AccountState.Paused => Words.Of("Paused"),
            AccountState.SignedOut => Words.Of("SignedOut"),
        };
        return $"{channel}: {state}";
    }

    private static async Task<DependencyState> WithinAsync(
        string name, string otherwise, Func<CancellationToken, Task<DependencyState>> look, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Patience);
        try
        {
            return await look(limit.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new(name, otherwise, Words.Of("It did not answer within two seconds."));
        }
        catch (Exception e) when (e is DbException or RedisException or TimeoutException or InvalidOperationException)
        {
            return new(name, otherwise, Words.Of("It cannot be reached."));
        }
    }
}
