namespace Nadia.Core.Conversations;

/// <summary>What was sent with a message. Its name and type are the sender's words: hostile.</summary>
/// <param name="Bytes">Size, a photo's in its largest form; null when unknown or meaningless.</param>
/// <param name="Seconds">Length of what can be played; null otherwise.</param>
/// <param name="Name">The file's or place's name, a contact's with the phone number, a sticker's emoji, a poll's question; at most 255 characters.</param>
/// <param name="FileId">The photo's or file's id on the channel, which tells one picture from another; null when unknown.</param>
public sealed record Attachment(AttachmentKind Kind, long? Bytes = null, double? Seconds = null, string? Name = null, string? FileId = null)
{
    /// <summary>As people and models read it in the text: <c>[voice message, 12 s, 30 KB]</c>, <c>[file invoice.pdf, 1.2 MB]</c>.</summary>
    public string Label => AttachmentText.Label(this);

    /// <summary>With a name that can be stored and shown.</summary>
    internal Attachment Cleaned => this with { Name = AttachmentText.CleanName(Name) };

    /// <summary>Whether both are the same thing, as far as is known of both: older rows have no ids, and a photo that is gone has no size.</summary>
    internal static bool AreSame(Attachment? one, Attachment? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } a, { } b) => a.Kind == b.Kind && MayBe(a.FileId, b.FileId) && (a.FileId is not null && b.FileId is not null
            || (a.Name == b.Name && a.Seconds == b.Seconds && MayBe(a.Bytes, b.Bytes))),
        _ => false,
    };

    private static bool MayBe<T>(T? one, T? other) => one is null || other is null || EqualityComparer<T>.Default.Equals(one, other);
}
