namespace Nadia.Core.Live;

/// <summary>Something may have changed. To miss nothing: take <see cref="Next"/>, then look, then await it.</summary>
public sealed class Signal
{
    private TaskCompletionSource next = New();

    /// <summary>Completes with the next raise.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public Task RaiseAsync()
    {
        Interlocked.Exchange(ref next, New()).SetResult();
        return Task.CompletedTask;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
