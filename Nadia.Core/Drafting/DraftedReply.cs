using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>What the pipeline made of a context.</summary>
internal sealed record DraftedReply(
    string CreativeText, List<string> Bubbles, StageUsage Creative, StageUsage Refine, bool Offline, Verdict Verdict);
