namespace Nadia.Bot;

/// <summary>
/// The turns of one account: who asks first sends first, no two nearer than the rate allows. Each bubble asks for a turn of its own, so a long
/// reply cannot hold up the others.
/// </summary>
/// <param name="sent">When the account sent in the last hour, oldest first.</param>
internal sealed class SendTurns(IEnumerable<DateTimeOffset> sent, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>A rate may change while somebody waits, so it is asked for again.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly List<DateTimeOffset> taken = [.. sent];
    private Task line = Task.CompletedTask;
    private DateTimeOffset closedUntil;

    /// <summary>True while Telegram wants to be left alone.</summary>
    public bool IsClosed
    {
        get
        {
            lock (gate) return clock.GetUtcNow() < closedUntil;
        }
    }

    /// <summary>No turn comes up before then. At once, so that nobody asks while the wait is being recorded.</summary>
    public void Close(TimeSpan wait)
    {
        lock (gate)
        {
            var until = clock.GetUtcNow() + wait;
            if (until > closedUntil) closedUntil = until;
        }
    }

    /// <summary>Returns when it is the caller's turn, which is then taken.</summary>
    public async Task WaitAsync(Func<Task<SendRate>> rate, CancellationToken token)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (gate) (before, line) = (line, done.Task);
        try
        {
            await before.WaitAsync(token);
            while (!TryTake(await rate(), out var wait)) await Task.Delay(wait < AskAgain ? wait : AskAgain, clock, token);
        }
        finally
        {
            // Whoever leaves the line leaves those behind in their order.
            if (before.IsCompleted) done.SetResult();
            else _ = before.ContinueWith(_ => done.SetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>How many turns come up within the time.</summary>
    public int Room(SendRate rate, TimeSpan within)
    {
        lock (gate)
        {
            var until = clock.GetUtcNow() + within;
            var bySpacing = rate.Spacing == TimeSpan.Zero ? int.MaxValue : (int)(within / rate.Spacing) + 1;
            var byHour = rate.PerHour == 0 ? int.MaxValue : Math.Max(0, rate.PerHour - taken.Count(t => t > until - Hour));
            return Math.Min(bySpacing, byHour);
        }
    }

    private bool TryTake(SendRate rate, out TimeSpan wait)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            taken.RemoveAll(t => t <= now - Hour);
            var next = closedUntil > now ? closedUntil : now;
            if (rate.Spacing > TimeSpan.Zero && taken is [.., var last] && last + rate.Spacing > next) next = last + rate.Spacing;
            if (rate.PerHour > 0 && taken.Count >= rate.PerHour && taken[^rate.PerHour] + Hour > next) next = taken[^rate.PerHour] + Hour;
            wait = next - now;
            if (wait > TimeSpan.Zero) return false;
            taken.Add(now);
            return true;
        }
    }
}
