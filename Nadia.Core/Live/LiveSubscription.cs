using System.Globalization;

namespace Nadia.Core.Live;

/// <summary>One listener of the <see cref="LiveFeed"/>; coalesces bursts.</summary>
public sealed class LiveSubscription : IDisposable
{
    private readonly Func<LiveChange, bool> matches;
    private readonly Func<IReadOnlySet<LiveChange>, Task> handler;
    private readonly TimeSpan interval;
    private readonly TimeProvider clock;
    private readonly Action<LiveSubscription> onDispose;
    private readonly CultureInfo language = CultureInfo.CurrentUICulture;
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private HashSet<LiveChange> waiting = [];
    private bool running;

    internal LiveSubscription(
        Func<LiveChange, bool> matches,
        Func<IReadOnlySet<LiveChange>, Task> handler,
        TimeSpan interval,
        TimeProvider clock,
        Action<LiveSubscription> onDispose)
    {
        this.matches = matches;
        this.handler = handler;
        this.interval = interval;
        this.clock = clock;
        this.onDispose = onDispose;
    }

    public void Dispose()
    {
        onDispose(this);
        stop.Cancel();
    }

    internal void Offer(IReadOnlyCollection<LiveChange> changes)
    {
        lock (gate)
        {
            foreach (var change in changes)
            {
                if (change.Topic == LiveTopic.Everything || matches(change)) waiting.Add(change);
            }

            if (waiting.Count == 0 || running || stop.IsCancellationRequested) return;
            running = true;
        }

        _ = Task.Run(DrainAsync);
    }

    // In the language of whoever listens, not of whoever published.
    private async Task DrainAsync()
    {
        CultureInfo.CurrentUICulture = language;
        while (Take() is { } batch)
        {
            try
            {
                await handler(batch);
            }
            catch (Exception)
            {
                // The listener shows its own failures, and its circuit may just have gone: neither may end the feed.
            }

            try
            {
                await Task.Delay(interval, clock, stop.Token);
            }
            catch (OperationCanceledException)
            {
                // The listener has gone: it is not kept for the rest of the pause.
            }
        }
    }

    private HashSet<LiveChange>? Take()
    {
        lock (gate)
        {
            if (waiting.Count == 0 || stop.IsCancellationRequested)
            {
                running = false;
                return null;
            }

            var batch = waiting;
            waiting = [];
            return batch;
        }
    }
}
