using Nadia.Core.Customers;
using Nadia.Core.Drafting;
using Nadia.Core.Safety;

namespace Nadia.Core.Review;

/// <summary>One row of the queue.</summary>
/// <param name="Excerpt">The first 160 characters of what the customer wrote.</param>
/// <param name="HolderId">Who holds it; null when it is free.</param>
public sealed record QueueItem(
    Guid Id,
    string UserId,
    string? Nickname,
    string? Name,
    CustomerStatus Status,
    decimal LtvUsd,
    string Excerpt,
    decimal RiskScore,
    Recommendation Recommendation,
    DateTimeOffset WaitingSince,
    DateTimeOffset QueueAt,
    bool Stale,
    string? HolderId,
    string? HolderName)
{
    public const int ExcerptLength = 160;

    /// <summary>How long after a change of the text its holder still counts as editing.</summary>
    public static readonly TimeSpan EditingFor = TimeSpan.FromSeconds(30);

    public long ConversationId { get; init; }

    /// <summary>When the holder last changed the text; null when they have only looked.</summary>
    public DateTimeOffset? HolderEditedAt { get; init; }

    /// <summary>Whether the holder is changing the text, and not just looking.</summary>
    public bool IsEdited(DateTimeOffset now) => HolderEditedAt > now - EditingFor;

    /// <summary>Where the draft's text comes from.</summary>
    public DraftOrigin Origin { get; init; }

    /// <summary>Why the text came back or is not written yet, as a sentence; null for a model's draft.</summary>
    public string? OriginReason { get; init; }

    /// <summary>True when what it answers arrived while NADIA was off for long.</summary>
    public bool ArrivedAway { get; init; }

    public int AccountId { get; init; }

    /// <summary>The first part of the customer's IETF tag in lower case; null when it is not known.</summary>
    public string? Language { get; init; }

    /// <summary>Who is to answer; null when it is anybody's.</summary>
    public string? AssigneeId { get; init; }

    public string? AssigneeName { get; init; }

    /// <summary>Out of the queue until then; the end of time means until the customer writes. Null while it is in the queue.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    public bool IsUntilReply => SnoozedUntil == Queue.QueueEntry.UntilReply;

    public bool Bears(QueueMark mark) => mark switch
    {
        QueueMark.Away => ArrivedAway,
        QueueMark.Returned => Origin == DraftOrigin.Returned,
        QueueMark.Unwritten => Origin == DraftOrigin.Unwritten,
    };

    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);
}
