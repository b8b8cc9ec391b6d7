using Nadia.Core.Common;

namespace Nadia.Web.Components.Shared;

/// <summary>
/// Something a page reads again and again. Only the latest read counts: a slow answer about what was selected before never shows up
/// on what is selected now. While a repeated read fails the last value stays, with the problem beside it.
/// </summary>
public sealed class Latest<T>
    where T : class
{
    private int ticket;

    /// <summary>What was read last; null before the first answer and after <see cref="Forget"/>.</summary>
    public T? Value { get; private set; }

    /// <summary>Why the latest read gave nothing, as a sentence; null when it succeeded.</summary>
    public Refusal? Problem { get; private set; }

    /// <summary>True until the first answer.</summary>
    public bool IsLoading => Value is null && Problem is null;

    /// <summary>Something else is selected: what was read of the former is gone, and its answers that are still on the way will not count.</summary>
    public void Forget()
    {
        ticket++;
        (Value, Problem) = (null, null);
    }

    /// <summary>Replaces the value by one that a command has just answered.</summary>
    public void Show(T value)
    {
        ticket++;
        (Value, Problem) = (value, null);
    }

    /// <summary>Reads; false when the answer came too late to count.</summary>
    public async Task<bool> ReadAsync(Func<Task<Outcome<T>>> read)
    {
        var mine = ++ticket;
        var answer = await Attempt.ReadAsync(read);
        if (mine != ticket) return false;
        if (answer.TryGet(out var value, out var problem)) (Value, Problem) = (value, null);
        else Problem = problem;
        return true;
    }
}
