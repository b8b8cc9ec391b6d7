using Nadia.Core.Safety;

namespace Nadia.Core.Drafting.Trials;

/// <summary>What a prompt would have made of a past conversation. Nothing of it is stored.</summary>
/// <param name="Note">What did not go as it should have, as a sentence; null when all did.</param>
/// <param name="Then">The bubbles that were drafted at the time, or none.</param>
/// <param name="ToCreative">What the first stage was sent.</param>
/// <param name="ToRefine">What the second stage was sent.</param>
public sealed record TrialResult(
    string CustomerMessage,
    string CreativeText,
    IReadOnlyList<string> Bubbles,
    IReadOnlyList<string> Then,
    Verdict Verdict,
    StageUsage Creative,
    StageUsage Refine,
    bool Offline,
    string? Note,
    IReadOnlyList<SentMessage> ToCreative,
    IReadOnlyList<SentMessage> ToRefine)
{
    public decimal CostUsd => Creative.CostUsd + Refine.CostUsd;

    /// <summary>Milliseconds both stages took together.</summary>
    public int LatencyMs => Creative.LatencyMs + Refine.LatencyMs;
}
