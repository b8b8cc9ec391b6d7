namespace Nadia.Core.Review;

/// <summary>What was decided on a draft, by whom, and how far the bubbles have got.</summary>
public sealed record ReviewOutcome(
    ReviewDecision Decision,
    IReadOnlyList<string> FinalBubbles,
    IReadOnlyList<string> EditTags,
    int? QualityScore,
    string? Notes,
    string ReviewerId,
    string ReviewerName,
    int ReviewSeconds,
    DateTimeOffset DecidedAt,
    IReadOnlyList<DeliveryReceipt> Deliveries);
