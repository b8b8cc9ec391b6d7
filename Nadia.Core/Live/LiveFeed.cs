using System.Collections.Concurrent;

namespace Nadia.Core.Live;

/// <summary>
/// Tells everybody in this process, and by <see cref="RedisRelay"/> in the others, what has just been committed.
/// Publishing never waits and never fails: whoever misses a signal is caught by their slow poll.
/// </summary>
public sealed class LiveFeed(TimeProvider clock)
{
    private readonly ConcurrentDictionary<LiveSubscription, byte> subscriptions = new();

    /// <summary>Raised for what was published in this process, so that it can be carried to other nodes.</summary>
    public event Action<IReadOnlyCollection<LiveChange>>? Published;

    /// <summary>Raised before the subscribers hear of changes, of this node and of others: for what must be forgotten first. Handlers are quick and never throw.</summary>
    public event Action<IReadOnlyCollection<LiveChange>>? Delivering;

    /// <summary>Subscriptions alive now; a page that is closed must leave none behind.</summary>
    public int SubscriptionCount => subscriptions.Count;

    /// <summary>Call after the commit.</summary>
    public void Publish(params IReadOnlyCollection<LiveChange> changes)
    {
        Deliver(changes);
        Published?.Invoke(changes);
    }

    /// <summary>Hands changes to this process's subscribers only; used for what another node published.</summary>
    public void Deliver(IReadOnlyCollection<LiveChange> changes)
    {
        Delivering?.Invoke(changes);
        foreach (var subscription in subscriptions.Keys) subscription.Offer(changes);
    }

    /// <summary>
    /// Calls <paramref name="handler"/> for matching changes: the first at once, then coalesced so that it runs at most once
    /// in <paramref name="interval"/> (150 ms by default) and never twice at the same time.
    /// Dispose the subscription to stop; components do so in their own Dispose.
    /// </summary>
    public LiveSubscription Subscribe(
        Func<LiveChange, bool> matches, Func<IReadOnlySet<LiveChange>, Task> handler, TimeSpan? interval = null)
    {
        var subscription = new LiveSubscription(matches, handler, interval ?? TimeSpan.FromMilliseconds(150), clock, Remove);
        subscriptions[subscription] = 0;
        return subscription;
    }

    private void Remove(LiveSubscription subscription) => subscriptions.TryRemove(subscription, out _);
}
