namespace Nadia.Bot;

/// <summary>Whom to write to on a channel.</summary>
/// <param name="ChatId">The private chat's id; on Telegram the user's id as text.</param>
/// <param name="AccessHash">Telegram's access hash of the user; null on the sandbox or when it was never seen.</param>
public sealed record Peer(string ChatId, long? AccessHash);
