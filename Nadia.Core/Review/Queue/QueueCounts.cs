using Nadia.Core.Common;

namespace Nadia.Core.Review.Queue;

/// <summary>
/// The queue's figures for every page of this process: counted once for all of them, and again only when the last count is older than
/// two seconds and than thirty times what it took, so that counting never costs more than a thirtieth of a core. Meanwhile the last ones
/// are answered at once, unless they are older than five seconds.
/// </summary>
public sealed class QueueCounts(QueueFigures figures, TimeProvider clock)
{
    private static readonly TimeSpan Freshest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(5);
    private const int Share = 30;

    private readonly Lock gate = new();
    private Task<QueueSummary>? counting;
    private QueueSummary? last;
    private long countedAt;
    private TimeSpan took;

    /// <param name="since">Rather waits for a count under way than answer one that began before.</param>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<QueueSummary>> ReadAsync(Actor actor, CancellationToken token, DateTimeOffset since = default)
    {
        if (actor.MustReview(Words.Of("see drafts")) is { } refusal) return refusal;
        var (known, fresh) = Take();
        if (known?.CountedAt >= since) return known;
        var counted = await fresh.WaitAsync(token);
        // After a count that took long the next one is put off: whoever needs what has just changed waits for it.
        while (counted.CountedAt < since)
        {
            await Task.Delay(Freshest, clock, token);
            counted = await Take().Fresh.WaitAsync(token);
        }

        return counted;
    }

    private (QueueSummary? Known, Task<QueueSummary> Fresh) Take()
    {
        lock (gate)
        {
            if (counting is { IsFaulted: true } or { IsCanceled: true }) (counting, last) = (null, null);
            if (counting is { IsCompleted: false }) return (last, counting);
            if (counting is null || IsOld) counting = Task.Run(CountAsync);
            return (clock.GetElapsedTime(countedAt) > Oldest ? null : last, counting);
        }
    }

    private bool IsOld
    {
        get
        {
            var age = clock.GetElapsedTime(countedAt);
            return age >= Freshest && age >= took * Share;
        }
    }

    private async Task<QueueSummary> CountAsync()
    {
        var began = clock.GetTimestamp();
        var summary = await figures.ReadAsync(CancellationToken.None);
        lock (gate)
        {
            (last, countedAt) = (summary, clock.GetTimestamp());
            took = clock.GetElapsedTime(began, countedAt);
        }

        return summary;
    }
}
