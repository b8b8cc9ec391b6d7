using System.Globalization;
using Nadia.Core.Conversations;
using TL;

namespace Nadia.Bot.WTelegram;

/// <summary>What was sent with a message, in NADIA's words (https://core.telegram.org/type/MessageMedia).</summary>
internal static class AttachmentReading
{
    /// <summary>Null when there is nothing besides the text; a link's preview is nothing.</summary>
    public static Attachment? Read(MessageMedia? media) => media switch
    {
        null or MessageMediaWebPage => null,
        MessageMediaPhoto { photo: Photo photo } => new(AttachmentKind.Photo, Size(photo), FileId: Id(photo.id)),
        MessageMediaPhoto => new(AttachmentKind.Photo),
        MessageMediaDocument { document: Document document } => Of(document) with { FileId = Id(document.id) },
        MessageMediaDocument => new(AttachmentKind.File),
        MessageMediaContact contact => new(AttachmentKind.Contact, Name: Name(Listed($"{contact.first_name} {contact.last_name}", contact.phone_number))),
        MessageMediaVenue venue => new(AttachmentKind.Location, Name: Name(Listed(venue.title, venue.address))),
        MessageMediaGeo { geo: GeoPoint point } => new(AttachmentKind.Location, Name: Where(point)),
        MessageMediaGeo => new(AttachmentKind.Location),
        MessageMediaPoll poll => new(AttachmentKind.Poll, Name: Name(poll.poll?.question?.text)),
        MessageMediaStory => new(AttachmentKind.Story),
        MessageMediaDice dice => new(AttachmentKind.Other, Name: Name($"{dice.emoticon} {dice.value}")),
        _ => new(AttachmentKind.Other),
    };

    /// <summary>The attributes say what a document is; a sticker or a video without sound has several that fit, the first of these counts.</summary>
    private static Attachment Of(Document document)
    {
        var attributes = document.attributes ?? [];
        if (attributes.OfType<DocumentAttributeSticker>().FirstOrDefault() is { } sticker)
            return new(AttachmentKind.Sticker, document.size, Name: Name(sticker.alt));
        var video = attributes.OfType<DocumentAttributeVideo>().FirstOrDefault();
        if (attributes.Any(a => a is DocumentAttributeAnimated))
            return new(AttachmentKind.Animation, document.size, Seconds(video?.duration));
        if (video is not null)
            return new(video.flags.HasFlag(DocumentAttributeVideo.Flags.round_message) ? AttachmentKind.RoundVideo : AttachmentKind.Video, document.size, Seconds(video.duration));
        if (attributes.OfType<DocumentAttributeAudio>().FirstOrDefault() is { } audio)
            return audio.flags.HasFlag(DocumentAttributeAudio.Flags.voice)
                ? new(AttachmentKind.Voice, document.size, audio.duration)
                : new(AttachmentKind.Audio, document.size, audio.duration, Name(document.Filename));
        return new(AttachmentKind.File, document.size, Name: Name(document.Filename));
    }

    /// <summary>The sender's program says how long it is: any number, or none at all.</summary>
    private static double? Seconds(double? said) => said is >= 0 and < int.MaxValue ? said : null;

    /// <summary>Bytes of the largest form that can be downloaded.</summary>
    private static long? Size(Photo photo) =>
        (photo.sizes ?? []).Where(s => s is PhotoSize or PhotoSizeProgressive).OrderBy(s => (long)s.Width * s.Height).LastOrDefault()?.FileSize;

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Listed(params string?[] parts) => string.Join(", ", parts.Select(part => part?.Trim()).Where(part => part is { Length: > 0 }));

    private static string? Name(string? text) => AttachmentText.CleanName(text);

    private static string Where(GeoPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.lat:0.00000}, {point.lon:0.00000}");
}
