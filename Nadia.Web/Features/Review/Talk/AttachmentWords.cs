using Nadia.Core.Common;
using Nadia.Core.Conversations;

namespace Nadia.Web.Features.Review.Talk;

/// <summary>How kinds of attachments are called on the screen; the message's own text names them in English, for the models.</summary>
internal static class AttachmentWords
{
    public static string Of(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Photo => Words.Of("Photo"),
        AttachmentKind.Voice => Words.Of("Voice message"),
        AttachmentKind.Audio => Words.Of("Audio"),
        AttachmentKind.Video => Words.Of("Video"),
        AttachmentKind.RoundVideo => Words.Of("Video message"),
        AttachmentKind.Animation => Words.Of("Animation"),
        AttachmentKind.Sticker => Words.Of("Sticker"),
        AttachmentKind.File => Words.Of("File"),
        AttachmentKind.Contact => Words.Of("Contact"),
        AttachmentKind.Location => Words.Of("Location"),
        AttachmentKind.Poll => Words.Of("Poll"),
        AttachmentKind.Story => Words.Of("Story"),
        AttachmentKind.Other => Words.Of("Attachment"),
    };
}
