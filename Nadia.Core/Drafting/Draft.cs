using Nadia.Core.Drafting.Notes;
using Nadia.Core.Knowledge;
using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>The proposed reply to everything the customer wrote since the last answer.</summary>
public sealed class Draft
{
    public required Guid Id { get; init; }

    public required long ConversationId { get; init; }

    public required long CustomerId { get; init; }

    public DraftState State { get; set; }

    public DraftOrigin Origin { get; init; }

    /// <summary>True for an attention check: a reply that is known to be bad and can never be sent (docs/decisions/0020). Queries leave it out unless they ask for it.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Why the text came back, why there is none yet, or what went wrong with a model's draft, as a sentence for reviewers.</summary>
    public string? OriginReason { get; set; }

    /// <summary>The approved draft whose unsent bubbles these are.</summary>
    public Guid? ReturnedFrom { get; init; }

    /// <summary>True when what it answers arrived while NADIA was off for long.</summary>
    public bool ArrivedAway { get; init; }

    /// <summary>What the customer wrote, one message a line.</summary>
    public required string CustomerMessage { get; init; }

    /// <summary>The conversation's revision the draft was made from; when the conversation has moved on, the draft is stale.</summary>
    public required long Revision { get; init; }

    /// <summary>The last message the draft answers.</summary>
    public required long ThroughMessageId { get; init; }

    /// <summary>The messages the draft answers: exactly these are covered by the decision on it.</summary>
    public required List<long> MessageIds { get; init; }

    /// <summary>The first stage's reply.</summary>
    public required string CreativeText { get; init; }

    /// <summary>The second stage's reply: 1 to 10 bubbles of 1 to 4,096 characters; none in an unwritten draft.</summary>
    public required List<string> Bubbles { get; init; }

    public required StageUsage Creative { get; init; }

    public required StageUsage Refine { get; init; }

    /// <summary>True when no model might be asked and the built-in drafter answered.</summary>
    public required bool Offline { get; init; }

    /// <summary>The profile of models that wrote it; null for the built-in drafter, for people, and before there were profiles.</summary>
    public Guid? ProfileId { get; init; }

    /// <summary>The profile's name at that time.</summary>
    public string? Profile { get; init; }

    /// <summary>What the reviewer asked of this draft, when it is a second try.</summary>
    public string? Instruction { get; init; }

    /// <summary>The name of the reviewer who asked for it, when it is a second try.</summary>
    public string? AskedBy { get; init; }

    /// <summary>0.0 (nothing found) to 1.0.</summary>
    public required decimal RiskScore { get; init; }

    public required Recommendation Recommendation { get; init; }

    public required List<Finding> Findings { get; init; }

    /// <summary>The passages of the business's knowledge that the model was handed, as they were.</summary>
    public List<UsedPassage> Passages { get; init; } = [];

    /// <summary>What the model saw as promised in its own reply; proposed once the reply is approved.</summary>
    public List<PromiseNote> Promises { get; init; } = [];

    /// <summary>When the first of the answered messages arrived.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>The place in the queue: <see cref="WaitingSince"/> less the head start that risk and value earn. Earlier is first.</summary>
    public required DateTimeOffset QueueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public uint Version { get; private set; }
}
