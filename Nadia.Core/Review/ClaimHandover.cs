namespace Nadia.Core.Review;

/// <summary>
/// A draft passed from one reviewer to another before it was decided: its claim lapsed, or an admin took it over. Kept so that the former
/// holder, whose page may come back late, is told who has it and since when.
/// </summary>
public sealed class ClaimHandover
{
    public const int MaxWord = 200;

    public long Id { get; private set; }

    public required Guid DraftId { get; init; }

    public required string FormerReviewerId { get; init; }

    /// <summary>The token under which the former holder still works.</summary>
    public required long FormerToken { get; init; }

    public required string ReviewerName { get; init; }

    /// <summary>What the admin who took it over said to the former holder; null when the claim had lapsed.</summary>
    public string? Word { get; init; }

    public required DateTimeOffset At { get; init; }
}
