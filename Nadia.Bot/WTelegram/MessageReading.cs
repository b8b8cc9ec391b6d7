using System.Globalization;
using Nadia.Core.Conversations;
using TL;
using Message = TL.Message;

namespace Nadia.Bot.WTelegram;

/// <summary>Turns the library's messages into NADIA's.</summary>
internal static class MessageReading
{
    /// <summary>Telegram's own notices: login codes and the like.</summary>
    private const long ServiceNotices = 777000;

    /// <summary>The person of a private chat with a person; null for groups, channels, bots, service notices and one's own saved messages.</summary>
    public static long? Person(MessageBase message, long self, PeopleBook people) =>
        message.Peer is PeerUser { user_id: var id } && id != self && id != ServiceNotices
            && !IsMachine(people, id) ? id : null;

    public static InboundMessage Read(Message message, long person, PeopleBook people)
    {
        var user = people.Find(person);
        return new(Text(person), Text(message.id), TextOf(message), Utc(message.date))
        {
            Name = user is null ? null : $"{user.first_name} {user.last_name}".Trim(),
            Username = user?.MainUsername,
            Language = user?.lang_code,
            ReplyToExternalId = message.reply_to is MessageReplyHeader { reply_to_msg_id: > 0 and var id } ? Text(id) : null,
            PeerAccessHash = people.AccessHash(person),
        };
    }

    /// <summary>What was written, behind a label of what was sent with it.</summary>
    public static string TextOf(Message message) => (Label(message.media), message.message) switch
    {
        (null, var text) => text ?? "",
        ({ } label, null or "") => label,
        ({ } label, var text) => $"{label} {text}",
    };

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset Utc(DateTime date) => new(DateTime.SpecifyKind(date, DateTimeKind.Utc));

    private static bool IsMachine(PeopleBook people, long id) =>
        people.Find(id) is { } user && (user.IsBot || user.flags.HasFlag(User.Flags.support));

    private static string? Label(MessageMedia? media) => media switch
    {
        null or MessageMediaWebPage => null,
        MessageMediaPhoto => "[photo]",
        MessageMediaDocument { document: Document document } => LabelOf(document),
        MessageMediaContact => "[contact]",
        MessageMediaVenue => "[place]",
        MessageMediaGeo or MessageMediaGeoLive => "[location]",
        MessageMediaPoll => "[poll]",
        MessageMediaDice { emoticon: var emoticon } => $"[{emoticon}]",
        MessageMediaStory => "[story]",
        _ => "[attachment]",
    };

    private static string LabelOf(Document document)
    {
        foreach (var attribute in document.attributes ?? [])
        {
            switch (attribute)
            {
                case DocumentAttributeSticker { alt: var alt }:
                    return $"[sticker {alt}]".Replace(" ]", "]", StringComparison.Ordinal);
                case DocumentAttributeAnimated:
                    return "[animation]";
                case DocumentAttributeAudio { flags: var flags, duration: var seconds }:
                    return (flags & DocumentAttributeAudio.Flags.voice) != 0 ? $"[voice message, {seconds} s]" : $"[audio, {seconds} s]";
                case DocumentAttributeVideo { duration: var length }:
                    return string.Create(CultureInfo.InvariantCulture, $"[video, {length:0} s]");
            }
        }

        return document.Filename is { Length: > 0 } name ? $"[file {name}]" : "[file]";
    }
}
