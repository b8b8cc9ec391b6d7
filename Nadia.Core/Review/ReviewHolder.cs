namespace Nadia.Core.Review;

/// <summary>Who holds a pending draft.</summary>
public sealed record ReviewHolder(string ReviewerId, string ReviewerName, DateTimeOffset OpenedAt, DateTimeOffset Until, DateTimeOffset? EditedAt = null);
