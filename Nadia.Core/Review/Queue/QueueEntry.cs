using Nadia.Core.Customers;
using Nadia.Core.Drafting;
using Nadia.Core.Safety;

namespace Nadia.Core.Review.Queue;

/// <summary>
/// A pending draft as the queue looks for it: a narrow row for each, so that every filter has an index and counting is cheap however much
/// history there is. PostgreSQL keeps it by triggers on drafts, customers and conversations, whoever changes those and however
/// (docs/decisions/0019); only the snooze is written here, and which account an attention check is counted to.
/// </summary>
public sealed class QueueEntry
{
    /// <summary>Snoozed until the customer writes again.</summary>
    public static readonly DateTimeOffset UntilReply = DateTimeOffset.MaxValue;

    public required Guid DraftId { get; init; }

    public required long ConversationId { get; init; }

    public required long CustomerId { get; init; }

    public required int AccountId { get; init; }

    public required DateTimeOffset QueueAt { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public required Recommendation Recommendation { get; init; }

    public required DraftOrigin Origin { get; init; }

    public required bool ArrivedAway { get; init; }

    public required CustomerStatus Status { get; init; }

    /// <summary>The first part of the customer's IETF tag in lower case; null when Telegram does not say.</summary>
    public string? Language { get; init; }

    public string? AssigneeId { get; init; }

    public string? AssigneeName { get; init; }

    /// <summary>Out of sight until then, or until the customer writes; null while it is in the queue.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Who snoozed it, by name.</summary>
    public string? SnoozedBy { get; init; }
}
