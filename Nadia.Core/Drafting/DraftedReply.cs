using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>What the pipeline made of a context.</summary>
/// <param name="Note">What did not go as it should have, as a sentence for reviewers; null when all did.</param>
internal sealed record DraftedReply(
    string CreativeText, List<string> Bubbles, StageUsage Creative, StageUsage Refine, bool Offline, Verdict Verdict, string? Note);
