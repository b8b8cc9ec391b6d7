using Nadia.Core.Safety;

namespace Nadia.Core.Review;

/// <summary>What a person decided on a draft; one per draft.</summary>
public sealed class ReviewRecord
{
    public long Id { get; private set; }

    public required Guid DraftId { get; init; }

    public required ReviewDecision Decision { get; init; }

    /// <summary>The bubbles as approved; empty when rejected.</summary>
    public required List<string> FinalBubbles { get; init; }

    public required List<string> EditTags { get; init; }

    /// <summary>1 to 5, or null when not given.</summary>
    public int? QualityScore { get; init; }

    /// <summary>At most 1,000 characters.</summary>
    public string? Notes { get; init; }

    public required string ReviewerId { get; init; }

    public required string ReviewerName { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Seconds between opening the draft and deciding.</summary>
    public required int ReviewSeconds { get; init; }

    /// <summary>How much of the words the reviewer changed, 0 to 100 percent; null when rejected, and for decisions older than this figure.</summary>
    public int? EditEffort { get; init; }

    /// <summary>The earlier version of the draft whose text was chosen; the effort is measured against it. Null: the draft's own text.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>What the safety rules said of the text as approved, 0.0 to 1.0.</summary>
    public decimal? FinalRiskScore { get; init; }

    public Recommendation? FinalRecommendation { get; init; }

    public List<Finding> FinalFindings { get; init; } = [];
}
