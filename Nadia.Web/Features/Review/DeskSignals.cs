using Nadia.Core.Live;

namespace Nadia.Web.Features.Review;

/// <summary>
/// What wakes a page up: the live feed, and a slow clock that says waiting times anew and catches a signal that was lost.
/// Everything it calls comes from outside the circuit.
/// </summary>
public sealed class DeskSignals : IAsyncDisposable
{
    /// <summary>How often what the clock alone changes is drawn anew.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    /// <summary>Every third tick, that is 30 s, what is shown is read anew.</summary>
    private const int TicksPerPoll = 3;

    private readonly CancellationTokenSource stop = new();
    private readonly LiveSubscription subscription;
    private readonly Task ticking;

    /// <param name="wants">Tells on any thread whether a change touches what is shown; the others wake nobody up.</param>
    /// <param name="changed">Gets what changed.</param>
    /// <param name="tick">Gets true when it is time to read everything anew.</param>
    public DeskSignals(
        LiveFeed feed, TimeProvider clock, Func<LiveChange, bool> wants, Func<IReadOnlySet<LiveChange>, Task> changed, Func<bool, Task> tick)
    {
        subscription = feed.Subscribe(wants, changed);
        ticking = TickAsync(clock, tick, stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        await stop.CancelAsync();
        await ticking;
        stop.Dispose();
    }

    private static async Task TickAsync(TimeProvider clock, Func<bool, Task> tick, CancellationToken token)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        try
        {
            for (var n = 1; await timer.WaitForNextTickAsync(token); n++) await tick(n % TicksPerPoll == 0);
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }
}
