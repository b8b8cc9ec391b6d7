using Nadia.Core.Live;

namespace Nadia.Web.Components.Shared;

/// <summary>Calls a page's refresh when what it shows has changed, and every now and then in case a signal was lost. Make it last; dispose it in the page's Dispose.</summary>
public sealed class LiveRefresh : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);
    private readonly LiveSubscription subscription;
    private readonly ITimer timer;

    /// <param name="refresh">Enters the circuit by itself, through <c>InvokeAsync</c>, and shows its own failures.</param>
    /// <param name="interval">At most one refresh in this time; 150 ms by default.</param>
    /// <param name="poll">How often without a signal; 30 seconds by default.</param>
    public LiveRefresh(LiveFeed feed, TimeProvider clock, Func<LiveChange, bool> matches, Func<Task> refresh, TimeSpan? interval = null, TimeSpan? poll = null)
    {
        subscription = feed.Subscribe(matches, _ => refresh(), interval);
        timer = clock.CreateTimer(_ => _ = refresh(), null, poll ?? Poll, poll ?? Poll);
    }

    public void Dispose()
    {
        subscription.Dispose();
        timer.Dispose();
    }
}
