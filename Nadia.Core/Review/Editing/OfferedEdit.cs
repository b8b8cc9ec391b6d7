namespace Nadia.Core.Review.Editing;

/// <summary>A kept text that is not put over the draft by itself: the reviewer's own over the draft before, or, for an admin, another person's.</summary>
public sealed record OfferedEdit(Guid DraftId, string ReviewerId, string ReviewerName, bool IsOwn, IReadOnlyList<string> Bubbles, DateTimeOffset UpdatedAt);
