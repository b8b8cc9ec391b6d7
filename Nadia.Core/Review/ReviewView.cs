using Nadia.Core.Customers;
using Nadia.Core.Drafting;
using Nadia.Core.Knowledge;
using Nadia.Core.Safety;

namespace Nadia.Core.Review;

/// <summary>A draft with all a reviewer needs to judge it and, once decided, what was decided and how far it got.</summary>
public sealed record ReviewView
{
    public required Guid Id { get; init; }

    public required long ConversationId { get; init; }

    public required string UserId { get; init; }

    public required string? Nickname { get; init; }

    public required string? Name { get; init; }

    public required CustomerStatus CustomerStatus { get; init; }

    /// <summary>USD.</summary>
    public required decimal LtvUsd { get; init; }

    public required ReviewStatus Status { get; init; }

    /// <summary>What the customer wrote, one message a line.</summary>
    public required string CustomerMessage { get; init; }

    /// <summary>The last message the draft answers.</summary>
    public long ThroughMessageId { get; init; }

    /// <summary>The conversation's revision as shown here; hand it back to decide although the draft is stale.</summary>
    public long ConversationRevision { get; init; }

    /// <summary>Why the last attempt at a new draft failed, as a sentence; null when none has since one was asked for or made. It is tried again.</summary>
    public string? DraftingError { get; init; }

    /// <summary>Where the text comes from; an unwritten draft has no bubbles.</summary>
    public DraftOrigin Origin { get; init; }

    /// <summary>Why the text came back, is not written yet, or what went wrong with a model's draft, as a sentence.</summary>
    public string? OriginReason { get; init; }

    /// <summary>The approved draft whose unsent bubbles these are.</summary>
    public Guid? ReturnedFrom { get; init; }

    /// <summary>True when what it answers arrived while NADIA was off for long.</summary>
    public bool ArrivedAway { get; init; }

    public required string CreativeText { get; init; }

    public required IReadOnlyList<string> Bubbles { get; init; }

    public required StageUsage Creative { get; init; }

    public required StageUsage Refine { get; init; }

    /// <summary>True when no model is configured and the built-in drafter answered.</summary>
    public required bool Offline { get; init; }

    public required string? Instruction { get; init; }

    public required decimal RiskScore { get; init; }

    public required Recommendation Recommendation { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The passages of the business's knowledge that the model was handed.</summary>
    public IReadOnlyList<UsedPassage> Passages { get; init; } = [];

    public required DateTimeOffset WaitingSince { get; init; }

    public required DateTimeOffset QueueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True when the conversation has moved on since the draft was made.</summary>
    public required bool Stale { get; init; }

    public ReviewHolder? Holder { get; init; }

    public ReviewOutcome? Outcome { get; init; }

    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);

    /// <summary>Minutes the customer has waited at <paramref name="now"/>, plus the head start that risk and value earn; the queue's order.</summary>
    public decimal PriorityAt(DateTimeOffset now) => Math.Round((decimal)(now - QueueAt).TotalMinutes, 2);
}
