namespace Nadia.Core.Conversations;

/// <summary>What was sent with a message. Its name and type are the sender's words: hostile.</summary>
/// <param name="Bytes">Size; null when unknown or meaningless.</param>
/// <param name="Seconds">Length of what can be played; null otherwise.</param>
/// <param name="Name">The file's, contact's or place's name, a sticker's emoji, a poll's question; at most 255 characters.</param>
public sealed record Attachment(AttachmentKind Kind, long? Bytes = null, double? Seconds = null, string? Name = null)
{
    /// <summary>As people and models read it in the text: <c>[voice message, 12 s]</c>, <c>[file invoice.pdf, 1.2 MB]</c>.</summary>
    public string Label => AttachmentText.Label(this);
}
