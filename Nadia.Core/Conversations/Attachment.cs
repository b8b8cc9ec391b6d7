namespace Nadia.Core.Conversations;

/// <summary>What was sent with a message. Its name and type are the sender's words: hostile.</summary>
/// <param name="Bytes">Size; null when unknown or meaningless.</param>
/// <param name="Seconds">Length of what can be played; null otherwise.</param>
/// <param name="Name">A file's name, at most 255 characters.</param>
public sealed record Attachment(AttachmentKind Kind, long? Bytes = null, double? Seconds = null, string? Name = null);
