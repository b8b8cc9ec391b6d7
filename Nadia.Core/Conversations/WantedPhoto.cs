namespace Nadia.Core.Conversations;

/// <summary>A photo that a reviewer waits for.</summary>
/// <param name="ExternalId">The message's id on the channel.</param>
/// <param name="RequestedAt">Tells the wish from a later one: the picture may have been replaced in between.</param>
public sealed record WantedPhoto(long MessageId, string ChatId, long? PeerAccessHash, string ExternalId, DateTimeOffset RequestedAt);
