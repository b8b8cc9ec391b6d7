namespace Nadia.Core.Conversations;

/// <summary>What was sent with a message, or instead of text.</summary>
public enum AttachmentKind
{
    Photo,
    Voice,
    Audio,
    Video,
    RoundVideo,
    Animation,
    Sticker,
    File,
    Contact,
    Location,
    Poll,
    Story,
    Other,
}
