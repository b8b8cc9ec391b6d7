namespace Nadia.Core.Review.Checks;

/// <summary>What a reviewer did with a check: append-only, nobody rewrites it.</summary>
public sealed class CheckOutcome
{
    public long Id { get; private set; }

    public required Guid DraftId { get; init; }

    public required Guid KnownBadId { get; init; }

    public required string ReviewerId { get; init; }

    public required string ReviewerName { get; init; }

    public required CheckDeed Deed { get; init; }

    public required bool Caught { get; init; }

    /// <summary>How much of the words was changed, 0 to 100 percent; null when nothing was approved.</summary>
    public int? EditEffort { get; init; }

    /// <summary>Seconds between opening and deciding, by the claim; 0 when it was decided without being opened.</summary>
    public required int Seconds { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public ReviewDecision Decision => Deed is CheckDeed.Approved or CheckDeed.Edited ? ReviewDecision.Approved : ReviewDecision.Rejected;
}
