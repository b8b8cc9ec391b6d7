namespace Nadia.Core.Drafting;

/// <summary>What one model stage took.</summary>
/// <param name="Model">The model's name as the provider calls it; <c>offline</c> for the built-in drafter.</param>
/// <param name="InputTokens">Prompt tokens, the cached ones included.</param>
/// <param name="CostUsd">USD with six decimals.</param>
/// <param name="LatencyMs">Milliseconds from request to answer.</param>
public sealed record StageUsage(string Model, int InputTokens, int CachedTokens, int OutputTokens, decimal CostUsd, int LatencyMs)
{
    /// <summary>No model was asked.</summary>
    public static StageUsage None { get; } = new("", 0, 0, 0, 0m, 0);
}
