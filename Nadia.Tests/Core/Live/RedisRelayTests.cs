using System.Collections.Concurrent;
using Nadia.Core.Live;
using Nadia.Tests.Support;

namespace Nadia.Tests.Core.Live;

public sealed class RedisRelayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_node_publishes_reaches_the_other_and_comes_back_to_nobody_twice()
    {
        await using var redis = await TestRedis.StartAsync();
        await using var one = await Node.StartAsync(redis);
        await using var two = await Node.StartAsync(redis);
        var change = LiveChange.Conversation(7);

        one.Feed.Publish(change);

        await Eventually.TrueAsync(() => Task.FromResult(two.Heard.Contains(change)));
        two.Feed.Publish(LiveChange.Customer("end"));
        await Eventually.TrueAsync(() => Task.FromResult(one.Heard.Contains(LiveChange.Customer("end"))));
        Assert.Single(one.Heard, change);
        Assert.Single(two.Heard, change);
    }

    [Fact]
    public async Task After_a_lost_connection_each_node_reads_everything_again_and_goes_on()
    {
        await using var redis = await TestRedis.StartAsync();
        await using var one = await Node.StartAsync(redis);
        await using var two = await Node.StartAsync(redis);

        two.Heard.Clear();
        await redis.AdminAsync("CLIENT", "KILL", "TYPE", "normal");
        await redis.AdminAsync("CLIENT", "KILL", "TYPE", "pubsub");

        await Eventually.TrueAsync(() => Task.FromResult(two.Heard.Contains(LiveChange.Everything)));
        await Eventually.TrueAsync(() =>
        {
            one.Feed.Publish(LiveChange.Conversation(8));
            return Task.FromResult(two.Heard.Contains(LiveChange.Conversation(8)));
        });
    }

    [Fact]
    public async Task Publishing_works_on_while_redis_is_gone()
    {
        await using var redis = await TestRedis.StartAsync();
        await using var node = await Node.StartAsync(redis);
        await redis.StopAsync();

        for (var i = 0; i < 5000; i++) node.Feed.Publish(LiveChange.Conversation(i));

        await Eventually.TrueAsync(() => Task.FromResult(node.Heard.Contains(LiveChange.Conversation(4999))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("[1]")]
    public void What_is_no_message_of_ours_is_ignored(string text) => Assert.Null(RelayMessage.Read(text));

    [Fact]
    public void A_topic_that_this_node_does_not_know_means_everything()
    {
        var message = RelayMessage.Read("""{"n":"other","c":[["Weather","x"],["Draft","y"]]}""");
        Assert.Equal([LiveChange.Everything, new(LiveTopic.Draft, "y")], message!.Changes);
    }

    private sealed class Node : IAsyncDisposable
    {
        private readonly RedisRelay relay;
        private readonly LiveSubscription subscription;

        private Node(RedisLink link)
        {
            relay = new(Feed, link, TimeProvider.System);
            subscription = Feed.Subscribe(_ => true, changes =>
            {
                foreach (var change in changes) Heard.Add(change);
                return Task.CompletedTask;
            }, TimeSpan.FromMilliseconds(1));
        }

        public LiveFeed Feed { get; } = new(TimeProvider.System);

        public ConcurrentBag<LiveChange> Heard { get; } = [];

        public static async Task<Node> StartAsync(TestRedis redis)
        {
            var node = new Node(await redis.LinkAsync());
            await node.relay.StartAsync(Token);
            await Eventually.TrueAsync(() => Task.FromResult(node.Heard.Contains(LiveChange.Everything)));
            return node;
        }

        public async ValueTask DisposeAsync()
        {
            subscription.Dispose();
            await relay.StopAsync(CancellationToken.None);
            relay.Dispose();
        }
    }
}
