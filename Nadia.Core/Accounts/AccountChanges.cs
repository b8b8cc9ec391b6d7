using Nadia.Core.Live;

namespace Nadia.Core.Accounts;

/// <summary>
/// Lets a worker sleep until an account may have changed. To miss nothing: take <see cref="Next"/>, then look, then
/// <see cref="WaitAsync"/>. A slow poll covers a signal that was lost between nodes.
/// </summary>
public sealed class AccountChanges : IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);

    private readonly TimeProvider clock;
    private readonly LiveSubscription subscription;
    private TaskCompletionSource next = NewSignal();

    public AccountChanges(LiveFeed feed, TimeProvider clock)
    {
        this.clock = clock;
        subscription = feed.Subscribe(c => c.Topic == LiveTopic.Account, _ => SignalAsync(), TimeSpan.Zero);
    }

    /// <summary>Completes with the next change of any account.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Returns at the change, or after 5 seconds without one.</summary>
    public async Task WaitAsync(Task change, CancellationToken token)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        await Task.WhenAny(change, Task.Delay(PollEvery, clock, over.Token));
        await over.CancelAsync();
        token.ThrowIfCancellationRequested();
    }

    public void Dispose() => subscription.Dispose();

    private Task SignalAsync()
    {
        Interlocked.Exchange(ref next, NewSignal()).SetResult();
        return Task.CompletedTask;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
