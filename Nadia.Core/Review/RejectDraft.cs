namespace Nadia.Core.Review;

/// <summary>A person's no.</summary>
/// <param name="Notes">Why, at most 1,000 characters; the instruction for the next draft when one is asked for.</param>
/// <param name="Redraft">True to ask for a new draft; false when no reply is needed.</param>
/// <param name="ClaimToken">As in <see cref="ApproveDraft"/>.</param>
/// <param name="SeenRevision">As in <see cref="ApproveDraft"/>; not needed with a redraft, which looks at everything anew.</param>
public sealed record RejectDraft(Guid DraftId, string? Notes = null, bool Redraft = false, long? ClaimToken = null, long? SeenRevision = null)
{
    /// <summary>As in <see cref="ApproveDraft"/>: what is wrong with the draft.</summary>
    public IReadOnlyList<string>? EditTags { get; init; }

    /// <summary>As in <see cref="ApproveDraft"/>.</summary>
    public int? QualityScore { get; init; }
}
