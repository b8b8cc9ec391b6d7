using Nadia.Core.Drafting.Notes;
using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>What the pipeline made of a context.</summary>
/// <param name="Note">What did not go as it should have, as a sentence for reviewers; null when all did.</param>
internal sealed record DraftedReply(
    string CreativeText, List<string> Bubbles, StageUsage Creative, StageUsage Refine, bool Offline, Verdict Verdict, string? Note)
{
    /// <summary>The id the draft takes, under which the models' calls are kept; null for a new one.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>The profile that wrote it; null for the built-in drafter.</summary>
    public Guid? ProfileId { get; init; }

    /// <summary>The profile's name at that time.</summary>
    public string? Profile { get; init; }

    /// <summary>What the second stage noted of the customer's words and of its own.</summary>
    public ModelNotes Notes { get; init; } = ModelNotes.None;
}
