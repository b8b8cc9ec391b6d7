namespace Nadia.Core.Drafting.Models;

/// <summary>How one stage answered a test.</summary>
/// <param name="Usage">What it took; null when it did not answer.</param>
/// <param name="Answer">The beginning of what it said.</param>
/// <param name="Failure">Why there is no usable answer, as a sentence; null when there is one.</param>
public sealed record StageTrial(ModelStage Stage, StageUsage? Usage, string? Answer, string? Failure);
