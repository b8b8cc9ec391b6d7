namespace Nadia.Core.Review.Checks;

/// <summary>What a reviewer answers to a draft that is a check.</summary>
/// <param name="Final">The text as they would have sent it; null when they approve nothing.</param>
internal sealed record CheckAnswer(CheckDeed Deed, IReadOnlyList<string>? Final = null);
