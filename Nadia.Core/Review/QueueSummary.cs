namespace Nadia.Core.Review;

/// <summary>The queue in two numbers and a reason.</summary>
/// <param name="Pending">Drafts that wait for a decision.</param>
/// <param name="Undrafted">Conversations whose draft failed and is tried again.</param>
/// <param name="LastError">Why the latest failed, as a sentence; null when none did.</param>
public sealed record QueueSummary(int Pending, int Undrafted, string? LastError)
{
    /// <summary>How many of the waiting drafts bear each mark; a draft may bear two.</summary>
    public IReadOnlyDictionary<QueueMark, int> Marked { get; init; } = new Dictionary<QueueMark, int>();

    public int Count(QueueMark? mark) => mark is { } m ? Marked.GetValueOrDefault(m) : Pending;
}
