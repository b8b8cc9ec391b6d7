namespace Nadia.Core.Review.SecondLooks;

/// <summary>An approved reply that waits for the yes of another person before its bubbles leave.</summary>
public sealed class SecondLook
{
    public required Guid DraftId { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>Who approved it; anybody else may look.</summary>
    public required string FirstReviewerId { get; init; }

    public required string FirstReviewerName { get; init; }

    /// <summary>The conversation's revision as it was approved; when it has moved on, a yes is refused.</summary>
    public required long Revision { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public string? SecondReviewerId { get; set; }

    public string? SecondReviewerName { get; set; }

    /// <summary>True for a yes; null while nobody has said.</summary>
    public bool? Agreed { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }
}
