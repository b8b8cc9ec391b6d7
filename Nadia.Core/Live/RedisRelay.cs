using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Nadia.Core.Live;

/// <summary>
/// Carries the feed between nodes by Redis pub/sub. Publishing never waits: what cannot be carried is replaced by "re-read everything"
/// once it can, and after a lost connection this node tells itself the same.
/// </summary>
public sealed class RedisRelay : BackgroundService
{
    public const string Channel = "nadia:live";
    private const int MostWaiting = 1000;
    private const int MostInOneMessage = 200;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);
    private readonly LiveFeed feed;
    private readonly RedisLink redis;
    private readonly TimeProvider clock;
    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly Channel<LiveChange> waiting = System.Threading.Channels.Channel.CreateBounded<LiveChange>(MostWaiting);
    private volatile bool lost;

    public RedisRelay(LiveFeed feed, RedisLink redis, TimeProvider clock)
    {
        (this.feed, this.redis, this.clock) = (feed, redis, clock);
        feed.Published += Take;
        redis.Restored += Refresh;
    }

    public override void Dispose()
    {
        feed.Published -= Take;
        redis.Restored -= Refresh;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!redis.IsConfigured) return;
        await redis.ConnectAsync(stoppingToken);
        await Task.WhenAll(ListenAsync(stoppingToken), SendAsync(stoppingToken));
    }

    private void Take(IReadOnlyCollection<LiveChange> changes)
    {
        foreach (var change in changes)
        {
            if (!waiting.Writer.TryWrite(change)) lost = true;
        }
    }

    private void Refresh() => feed.Deliver([LiveChange.Everything]);

    private async Task ListenAsync(CancellationToken token)
    {
        while (!await redis.TrySubscribeAsync(Channel, Receive)) await Task.Delay(Retry, clock, token);
        Refresh();
    }

    private void Receive(string text)
    {
        if (RelayMessage.Read(text) is { } message && message.Node != node) feed.Deliver(message.Changes);
    }

    private async Task SendAsync(CancellationToken token)
    {
        while (await waiting.Reader.WaitToReadAsync(token))
        {
            HashSet<LiveChange> batch = [];
            while (batch.Count < MostInOneMessage && waiting.Reader.TryRead(out var change)) batch.Add(change);
            if (lost)
            {
                lost = false;
                batch = [LiveChange.Everything];
            }

            var text = new RelayMessage(node, [.. batch]).Write();
            var reached = await redis.TryAsync(async db => (long?)await db.Multiplexer.GetSubscriber().PublishAsync(RedisChannel.Literal(Channel), text));
            if (reached is null) lost = true;
        }
    }
}
