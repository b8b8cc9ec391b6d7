namespace Nadia.Core.Review;

/// <summary>A person's yes, with the bubbles as they should leave.</summary>
/// <param name="FinalBubbles">1 to 10 bubbles of 1 to 4,096 characters.</param>
/// <param name="EditTags">At most 20 codes.</param>
/// <param name="QualityScore">1 to 5, or null.</param>
/// <param name="Notes">At most 1,000 characters.</param>
/// <param name="ClaimToken">The token of the claim the person works under; when somebody else has opened the draft since, the decision is refused. Null: no claim is needed.</param>
/// <param name="SeenRevision">The conversation's revision that the person has seen and wants to send to all the same; null: only to the one the draft was made from.</param>
public sealed record ApproveDraft(
    Guid DraftId,
    IReadOnlyList<string> FinalBubbles,
    IReadOnlyList<string>? EditTags = null,
    int? QualityScore = null,
    string? Notes = null,
    long? ClaimToken = null,
    long? SeenRevision = null)
{
    /// <summary>The earlier version of the draft whose text the person went on from; null for the draft itself.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>Whose days the reply means by "tomorrow": the person's who approves it; null, as from a program, for the server's.</summary>
    public TimeZoneInfo? Zone { get; init; }
}
