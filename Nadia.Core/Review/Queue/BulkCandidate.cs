namespace Nadia.Core.Review.Queue;

/// <summary>A draft as it would be approved together with others.</summary>
/// <param name="WhyNot">Why it has to be approved by itself, as a sentence; null when it may go with the others.</param>
public sealed record BulkCandidate(Guid Id, string DisplayName, string CustomerMessage, IReadOnlyList<string> Bubbles, string? WhyNot);
