using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nadia.Core.Live;

namespace Nadia.Core.Drafting;

/// <summary>
/// Drafts what is due, several conversations at a time. It wakes by the live feed, by the next due time, and every two seconds in any
/// case. While PostgreSQL is away it waits for it.
/// </summary>
public sealed class DraftingWorker(DraftingLeases leases, DraftingJob job, LiveFeed feed, TimeProvider clock, ILogger<DraftingWorker> log)
    : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<Task> running = [];
    private int busy;
    private int failures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(
            change => change.Topic == LiveTopic.Conversation, _ => Task.FromResult(wake.Writer.TryWrite(true)), Burst);
        try
        {
            while (!stoppingToken.IsCancellationRequested) await WaitAsync(await RoundAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the jobs see the same token and give their leases back.
        }

        await Task.WhenAll(running);
    }

    /// <summary>Starts what is due; answers how long there is nothing more to do.</summary>
    private async Task<TimeSpan> RoundAsync(CancellationToken token)
    {
        try
        {
            running.RemoveAll(task => task.IsCompleted);
            var free = AtOnce - Volatile.Read(ref busy);
            foreach (var lease in free > 0 ? await leases.LeaseAsync(free, token) : []) running.Add(RunAsync(lease, token));
            var next = await leases.NextAsync(token);
            Recovered();
            return Pause(next);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            return Failed(e);
        }
    }

    private async Task RunAsync(DraftingLease lease, CancellationToken token)
    {
        Interlocked.Increment(ref busy);
        await job.RunAsync(lease, token);
        Interlocked.Decrement(ref busy);
        wake.Writer.TryWrite(true);
    }

    private TimeSpan Pause(DateTimeOffset? next)
    {
        if (next is null || Volatile.Read(ref busy) >= AtOnce) return Poll;
        var until = next.Value - clock.GetUtcNow();
        return until < Burst ? Burst : until < Poll ? until : Poll;
    }

    private async Task WaitAsync(TimeSpan pause, CancellationToken token)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token);
        await Task.WhenAny(wake.Reader.WaitToReadAsync(either.Token).AsTask(), Task.Delay(pause, clock, either.Token));
        await either.CancelAsync();
        wake.Reader.TryRead(out _);
        token.ThrowIfCancellationRequested();
    }

    private TimeSpan Failed(Exception error)
    {
        if (failures++ == 0) log.LogError("Drafting waits for the database ({Error}).", error.GetType().Name);
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures, 6)) / 2);
        return wait < LongestBackOff ? wait : LongestBackOff;
    }

    private void Recovered()
    {
        if (failures == 0) return;
        log.LogInformation("The database is back; drafting goes on.");
        failures = 0;
    }
}
