using Microsoft.Extensions.Time.Testing;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>A clock that goes as real time does, because a real socket is at the other end, and that a test can set forward.</summary>
internal sealed class RunningClock : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public RunningClock()
    {
        Time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        running = Task.Run(RunAsync);
    }

    public FakeTimeProvider Time { get; }

    /// <summary>Lets time pass at once; whatever waits for it wakes.</summary>
    public void Skip(TimeSpan time) => Time.Advance(time);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        var last = TimeProvider.System.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Step, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = TimeProvider.System.GetTimestamp();
            Time.Advance(TimeProvider.System.GetElapsedTime(last, now));
            last = now;
        }
    }
}
