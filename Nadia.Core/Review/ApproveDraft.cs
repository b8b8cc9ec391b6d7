namespace Nadia.Core.Review;

/// <summary>A person's yes, with the bubbles as they should leave.</summary>
/// <param name="FinalBubbles">1 to 10 bubbles of 1 to 4,096 characters.</param>
/// <param name="EditTags">At most 20 codes.</param>
/// <param name="QualityScore">1 to 5, or null.</param>
/// <param name="Notes">At most 1,000 characters.</param>
/// <param name="SendAnyway">True when the person has seen that the conversation moved on and wants to send all the same.</param>
public sealed record ApproveDraft(
    Guid DraftId,
    IReadOnlyList<string> FinalBubbles,
    IReadOnlyList<string>? EditTags = null,
    int? QualityScore = null,
    string? Notes = null,
    bool SendAnyway = false);
