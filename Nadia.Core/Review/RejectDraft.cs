namespace Nadia.Core.Review;

/// <summary>A person's no.</summary>
/// <param name="Notes">Why, at most 1,000 characters; the instruction for the next draft when one is asked for.</param>
/// <param name="Redraft">True to ask for a new draft; false when no reply is needed.</param>
public sealed record RejectDraft(Guid DraftId, string? Notes = null, bool Redraft = false);
