namespace Nadia.Core.Review;

/// <summary>A reviewer's lease on a draft. The token is raised whenever the holder changes, so a late decision of the former holder is refused.</summary>
public sealed class Claim
{
    public required Guid DraftId { get; init; }

    public required string ReviewerId { get; init; }

    public required string ReviewerName { get; init; }

    /// <summary>Fencing token.</summary>
    public required long Token { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>When the holder last changed the text; null when they have only looked. Tells who edits from who just looks.</summary>
    public DateTimeOffset? EditedAt { get; init; }
}
