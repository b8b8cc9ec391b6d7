namespace Nadia.Core.Conversations;

/// <summary>A photo that can be shown.</summary>
/// <param name="ContentType">image/jpeg, image/png or image/webp, by what the bytes are and not by what the sender said.</param>
public sealed record PhotoContent(byte[] Content, string ContentType);
