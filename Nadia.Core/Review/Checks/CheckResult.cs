namespace Nadia.Core.Review.Checks;

/// <summary>What a reviewer is told of a check that they have just decided on.</summary>
/// <param name="Bubbles">The reply as it stood in the draft.</param>
/// <param name="Fault">What was wrong with it, as the end of "The reply …".</param>
public sealed record CheckResult(
    Guid DraftId, bool Caught, CheckDeed Deed, IReadOnlyList<string> Bubbles, string Fault, CheckCategory Category, string? BadWords, DateTimeOffset DecidedAt);
