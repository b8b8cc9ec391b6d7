using Microsoft.Extensions.Time.Testing;
using Nadia.Core.Live;
using Nadia.Tests.Support;

namespace Nadia.Tests.Core.Live;

public sealed class LiveFeedTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly LiveFeed feed;

    public LiveFeedTests() => feed = new LiveFeed(clock);

    [Fact]
    public async Task The_first_signal_comes_at_once_and_a_burst_comes_as_one()
    {
        var calls = new List<int>();
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        using var subscription = feed.Subscribe(_ => true, changes =>
        {
            lock (calls) calls.Add(changes.Count);
            (calls.Count == 1 ? first : second).TrySetResult();
            return Task.CompletedTask;
        });

        feed.Publish(LiveChange.Customer("1"));
        await first.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        for (var i = 2; i <= 50; i++) feed.Publish(LiveChange.Customer($"{i % 7}"));
        await Eventually.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(150));
            return Task.FromResult(second.Task.IsCompleted);
        });

        Assert.Equal([1, 7], calls);
    }

    [Fact]
    public async Task A_listener_that_throws_hears_the_next_signal_all_the_same()
    {
        var calls = 0;
        using var subscription = feed.Subscribe(_ => true, _ => Interlocked.Increment(ref calls) == 1 ? throw new InvalidOperationException("once") : Task.CompletedTask);
        feed.Publish(LiveChange.Customer("1"));
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref calls) == 1));

        feed.Publish(LiveChange.Customer("2"));

        await Eventually.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(150));
            return Task.FromResult(Volatile.Read(ref calls) == 2);
        });
    }

    [Fact]
    public void A_disposed_subscription_is_gone()
    {
        feed.Subscribe(_ => true, _ => Task.CompletedTask).Dispose();

        Assert.Equal(0, feed.SubscriptionCount);
    }

    [Fact]
    public async Task Only_matching_changes_are_handed_over_and_everything_always_is()
    {
        var seen = new List<LiveChange>();
        using var subscription = feed.Subscribe(c => c.Topic == LiveTopic.Draft, changes =>
        {
            lock (seen) seen.AddRange(changes);
            return Task.CompletedTask;
        });

        feed.Publish(LiveChange.Customer("1"));
        feed.Publish(LiveChange.Everything);

        await Eventually.TrueAsync(() => Task.FromResult(seen.Count == 1));
        Assert.Equal([LiveChange.Everything], seen);
    }
}
