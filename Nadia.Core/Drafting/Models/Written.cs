namespace Nadia.Core.Drafting.Models;

/// <summary>A reply that can be used, and who wrote it.</summary>
/// <param name="Text">As the pipeline will keep it.</param>
/// <param name="Note">Why it was not the first choice, as a sentence for reviewers; null when it was.</param>
internal sealed record Written(string Text, StageUsage Usage, ReadyProfile Profile, string? Note)
{
    public bool IsOffline => Profile.Creative.IsOffline;
}
