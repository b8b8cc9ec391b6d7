using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Core.Live;

namespace Nadia.Web.Components.Layout.Banner;

/// <summary>
/// How sending stands, read once for all pages of this node: when it changes, and slowly while somebody looks. A page view costs
/// nothing, and while the database is away the last answer stays.
/// </summary>
public sealed class SendingWatch : IDisposable
{
    /// <summary>Figures and waits go by with time alone, and a signal can be lost.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    private readonly SendingReads reads;
    private readonly LiveFeed feed;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Lock gate = new();
    private readonly List<Action> watchers = [];
    private LiveSubscription? changes;
    private ITimer? timer;

    public SendingWatch(SendingReads reads, LiveFeed feed, TimeProvider clock) => (this.reads, this.feed, this.clock) = (reads, feed, clock);

    /// <summary>Null until it has been read for the first time.</summary>
    public SendingStatus? Status { get; private set; }

    /// <summary>Calls <paramref name="changed"/>, on any thread, after each reading. Dispose what it returns to stop.</summary>
    public IDisposable Watch(Action changed)
    {
        lock (gate)
        {
            watchers.Add(changed);
            if (watchers.Count == 1) Start();
        }

        return new Watching(this, changed);
    }

    public void Dispose()
    {
        lock (gate) Stop();
    }

    private void Start()
    {
        changes = feed.Subscribe(c => c.Topic is LiveTopic.Sending or LiveTopic.Account or LiveTopic.Everything, _ => ReadAsync());
        timer = clock.CreateTimer(_ => _ = ReadAsync(), null, TimeSpan.Zero, LookEvery);
    }

    private void Stop()
    {
        changes?.Dispose();
        timer?.Dispose();
    }

    private void Leave(Action changed)
    {
        lock (gate)
        {
            watchers.Remove(changed);
            if (watchers.Count == 0) Stop();
        }
    }

    private async Task ReadAsync()
    {
        await reading.WaitAsync();
        try
        {
            if ((await reads.ReadAsync(Actor.System("banner"), CancellationToken.None)).TryGet(out var status, out _)) Status = status;
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            // What was read last still stands there, and each page says by itself that the database is away.
        }
        finally
        {
            reading.Release();
        }

        Action[] all;
        lock (gate) all = [.. watchers];
        foreach (var changed in all) changed();
    }

    private sealed class Watching(SendingWatch watch, Action changed) : IDisposable
    {
        public void Dispose() => watch.Leave(changed);
    }
}
