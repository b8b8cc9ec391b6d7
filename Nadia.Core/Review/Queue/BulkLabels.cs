namespace Nadia.Core.Review.Queue;

/// <summary>Labels given once to each of many drafts that are approved together.</summary>
/// <param name="QualityScore">1 to 5, or null.</param>
/// <param name="Notes">At most 1,000 characters.</param>
public sealed record BulkLabels(int? QualityScore = null, string? Notes = null);
