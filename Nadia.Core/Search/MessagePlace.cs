namespace Nadia.Core.Search;

/// <summary>Where a message stands.</summary>
/// <param name="BeforeId">What to read a stretch before, so that some of what followed is seen too; null: up to the latest.</param>
public sealed record MessagePlace(long ConversationId, string UserId, long? BeforeId);
