using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>Makes what customers send besides text; see <see cref="Customer.Send"/>.</summary>
internal sealed class Media(Cloud cloud, Files files)
{
    /// <param name="image">What a download of the largest size answers.</param>
    public MessageMediaPhoto Photo(byte[] image, int width = 640, int height = 480)
    {
        var file = files.Add(image);
        var photo = new Photo
        {
            id = file.Id,
            access_hash = file.AccessHash,
            file_reference = file.Reference,
            date = cloud.Now,
            sizes =
            [
                new PhotoSize { type = "m", w = width / 2, h = height / 2, size = image.Length },
                new PhotoSize { type = "x", w = width, h = height, size = image.Length },
            ],
            dc_id = Files.DataCentre,
        };
        file.Renewed = reference => photo.file_reference = reference;
        return new() { flags = MessageMediaPhoto.Flags.has_photo, photo = photo };
    }

    public MessageMediaDocument Voice(int seconds) => Document(
        "audio/ogg", new DocumentAttributeAudio { flags = DocumentAttributeAudio.Flags.voice, duration = seconds });

    public MessageMediaDocument Video(double seconds, int width = 640, int height = 480) => Document(
        "video/mp4", new DocumentAttributeVideo { duration = seconds, w = width, h = height });

    public MessageMediaDocument Sticker(string emoji) => Document(
        "image/webp",
        new DocumentAttributeImageSize { w = 512, h = 512 },
        new DocumentAttributeSticker { alt = emoji, stickerset = null });

    public MessageMediaDocument File(string name, string type, byte[] content) => Document(type, content, new DocumentAttributeFilename { file_name = name });

    public static MessageMediaContact Contact(string firstName, string phoneNumber) =>
        new() { first_name = firstName, last_name = "", phone_number = phoneNumber, vcard = "" };

    public static MessageMediaGeo Location(double latitude, double longitude) => new() { geo = new GeoPoint { lat = latitude, lon = longitude } };

    private MessageMediaDocument Document(string type, params DocumentAttribute[] attributes) => Document(type, new byte[2048], attributes);

    private MessageMediaDocument Document(string type, byte[] content, params DocumentAttribute[] attributes)
    {
        var file = files.Add(content);
        var document = new Document
        {
            id = file.Id,
            access_hash = file.AccessHash,
            file_reference = file.Reference,
            date = cloud.Now,
            mime_type = type,
            size = content.Length,
            dc_id = Files.DataCentre,
            attributes = attributes,
        };
        file.Renewed = reference => document.file_reference = reference;
        return new() { flags = MessageMediaDocument.Flags.has_document, document = document };
    }
}
