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

    /// <summary>Stands for a message that cannot be read.</summary>
    public const string UnreadableText = "[a message that NADIA cannot read; look at it in Telegram]";

    /// <summary>The person of a private chat with a person; null for groups, channels, bots, service notices and one's own saved messages.</summary>
    public static long? Person(MessageBase message, long self, PeopleBook people) => Person(message.Peer, self, people);

    public static long? Person(TL.Peer? chat, long self, PeopleBook people) =>
        chat is PeerUser { user_id: var id } && id != self && id != ServiceNotices && !IsMachine(people, id) ? id : null;

    public static InboundMessage Read(Message message, long person, PeopleBook people)
    {
        var user = people.Find(person);
        var reply = message.reply_to as MessageReplyHeader;
        return new(Text(person), Text(message.id), TextOf(message), Utc(message.date))
        {
            Name = user is null ? null : $"{user.first_name} {user.last_name}".Trim(),
            Username = user is null || user.flags.HasFlag(User.Flags.min) ? null : user.MainUsername ?? "",
            Language = user?.lang_code,
            ReplyToExternalId = reply is { reply_to_msg_id: > 0 and var id } && (reply.reply_to_peer_id is null || reply.reply_to_peer_id.ID == person) ? Text(id) : null,
            ReplyQuote = reply?.quote_text,
            Attachment = AttachmentReading.Read(message.media),
            IsAutomatic = message.flags2.HasFlag(Message.Flags2.offline),
            PeerAccessHash = people.AccessHash(person),
        };
    }

    /// <summary>The message without what makes it unreadable.</summary>
    public static InboundMessage Unreadable(Message message, long person, PeopleBook people) =>
        new(Text(person), Text(message.id), UnreadableText, Utc(message.date)) { PeerAccessHash = people.AccessHash(person) };

    /// <summary>What was written, behind a label of what was sent with it.</summary>
    private static string TextOf(Message message) =>
        (AttachmentReading.Read(message.media)?.Label, MessageText.Flatten(message.message, message.entities)) switch
        {
            (null, var text) => text,
            ({ } label, "") => label,
            ({ } label, var text) => $"{label} {text}",
        };

    /// <summary>True when its writer has edited it. Hidden edits are Telegram's own: a link's preview, a reaction, a live location's next step.</summary>
    public static bool IsEdited(Message message) => message.flags.HasFlag(Message.Flags.has_edit_date) && !message.flags.HasFlag(Message.Flags.edit_hide);

    /// <summary>Null when nothing of the chat was taken in.</summary>
    public static int? LastId(ReceivedThrough? through) =>
        int.TryParse(through?.ExternalId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset Utc(DateTime date) => new(DateTime.SpecifyKind(date, DateTimeKind.Utc));

    private static bool IsMachine(PeopleBook people, long id) =>
        people.Find(id) is { } user && (user.IsBot || user.flags.HasFlag(User.Flags.support));
}
