namespace Nadia.Core.Conversations;

/// <summary>How far a chat was taken in.</summary>
/// <param name="ExternalId">The last message; null when none was.</param>
public sealed record ReceivedThrough(string? ExternalId, DateTimeOffset? SentAt);
