using Nadia.Core.Customers;
using Nadia.Core.Safety;

namespace Nadia.Core.Review;

/// <summary>The queue in two numbers and a reason.</summary>
/// <param name="Pending">Drafts that wait for a decision.</param>
/// <param name="Undrafted">Conversations whose draft failed and is tried again.</param>
/// <param name="LastError">Why the latest failed, as a sentence; null when none did.</param>
public sealed record QueueSummary(int Pending, int Undrafted, string? LastError)
{
    /// <summary>How many of the waiting drafts bear each mark; a draft may bear two.</summary>
    public IReadOnlyDictionary<QueueMark, int> Marked { get; init; } = new Dictionary<QueueMark, int>();

    /// <summary>How many wait by recommendation.</summary>
    public IReadOnlyDictionary<Recommendation, int> Risks { get; init; } = new Dictionary<Recommendation, int>();

    public IReadOnlyDictionary<CustomerStatus, int> Statuses { get; init; } = new Dictionary<CustomerStatus, int>();

    /// <summary>By the customer's language; the empty word stands for those whose language is not known.</summary>
    public IReadOnlyDictionary<string, int> Languages { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<int, int> Accounts { get; init; } = new Dictionary<int, int>();

    /// <summary>What the accounts with waiting drafts are called.</summary>
    public IReadOnlyDictionary<int, string> AccountNames { get; init; } = new Dictionary<int, string>();

    /// <summary>When counting began: later changes may not be in it.</summary>
    public DateTimeOffset CountedAt { get; init; }

    public int Unassigned { get; init; }

    /// <summary>Drafts that are put off; they do not count as waiting.</summary>
    public int Snoozed { get; init; }

    /// <summary>Approved replies that wait for the yes of a second person.</summary>
    public int SecondLooks { get; init; }

    /// <summary>Since when the longest-waiting customer waits; null when nobody does.</summary>
    public DateTimeOffset? OldestWaiting { get; init; }

    public int Count(QueueMark? mark) => mark is { } m ? Marked.GetValueOrDefault(m) : Pending;
}
