using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>Somebody who writes to the business from their own phone. Message ids are the business's.</summary>
internal sealed class Customer(Cloud cloud, Pushes pushes, User user)
{
    public long Id => user.id;

    public string UserId => user.id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The hash by which the business reaches this customer.</summary>
    public long AccessHash => user.access_hash;

    public int Write(string text, int? replyTo = null, params MessageEntity[] entities) => Write(text, message =>
    {
        if (replyTo is { } answered) Answer(message, answered);
        if (entities.Length > 0) (message.flags, message.entities) = (message.flags | Message.Flags.has_entities, entities);
    });

    /// <summary>Replies to a message, to <paramref name="quote"/> out of it if there is one.</summary>
    /// <param name="chat">Where the message stands, if not in this chat.</param>
    public int Reply(int answered, string text, string? quote = null, Peer? chat = null) => Write(text, message =>
    {
        var header = Answer(message, answered);
        if (quote is not null) (header.flags, header.quote_text) = (header.flags | MessageReplyHeader.Flags.has_quote_text | MessageReplyHeader.Flags.quote, quote);
        if (chat is not null) (header.flags, header.reply_to_peer_id) = (header.flags | MessageReplyHeader.Flags.has_reply_to_peer_id, chat);
    });

    /// <summary>Sends a photo, a voice message and so on; see <see cref="Media"/>.</summary>
    public int Send(MessageMedia media, string caption = "") => Write(caption, message =>
        (message.flags, message.media) = (message.flags | Message.Flags.has_media, media));

    /// <param name="adjust">Gives the message what it has besides its text.</param>
    public int Write(string text, Action<Message> adjust)
    {
        lock (cloud.Gate)
        {
            var message = cloud.Store(Id, text, isOutgoing: false, adjust);
            var update = cloud.NewMessage(message);
            pushes.Push(pushes.Short && message.media is null ? InShort(message, update) : cloud.Wrap(update));
            return message.id;
        }
    }

    /// <param name="media">What takes the place of what was sent with the message; null leaves it.</param>
    public void Edit(int id, string text, MessageMedia? media = null)
    {
        lock (cloud.Gate)
        {
            var message = cloud.Find(id) ?? throw new ArgumentException("There is no such message.", nameof(id));
            (message.message, message.edit_date) = (text, cloud.Now);
            message.flags |= Message.Flags.has_edit_date;
            if (media is not null) (message.flags, message.media) = (message.flags | Message.Flags.has_media, media);
            pushes.Push(cloud.Wrap(cloud.Edited(message)));
        }
    }

    public void Delete(params int[] ids)
    {
        lock (cloud.Gate) pushes.Push(cloud.Wrap(cloud.Delete(ids)));
    }

    public void Type() => Act(new SendMessageTypingAction());

    /// <summary>Does what Telegram shows under a name.</summary>
    public void Act(SendMessageAction action)
    {
        lock (cloud.Gate) pushes.Push(new UpdateShort { update = new UpdateUserTyping { user_id = Id, action = action }, date = cloud.Now });
    }

    /// <summary>Reads everything the business wrote.</summary>
    public void Read()
    {
        lock (cloud.Gate)
        {
            var newest = cloud.ChatWith(Id).Where(m => m.flags.HasFlag(Message.Flags.out_)).Select(m => m.id).FirstOrDefault();
            if (newest > 0) pushes.Push(cloud.Wrap(cloud.ReadOutbox(Id, newest)));
        }
    }

    public void Block(bool blocked = true)
    {
        lock (cloud.Gate) cloud.PhoneOf(Id).HasBlocked = blocked;
    }

    /// <summary>Deletes their Telegram account.</summary>
    public void Leave()
    {
        lock (cloud.Gate) user.flags |= User.Flags.deleted;
    }

    private static MessageReplyHeader Answer(Message message, int answered)
    {
        var header = new MessageReplyHeader { flags = MessageReplyHeader.Flags.has_reply_to_msg_id, reply_to_msg_id = answered };
        (message.flags, message.reply_to) = (message.flags | Message.Flags.has_reply_to, header);
        return header;
    }

    private UpdateShortMessage InShort(Message message, UpdateNewMessage update) => new()
    {
        id = message.id,
        user_id = Id,
        message = message.message,
        pts = update.pts,
        pts_count = update.pts_count,
        date = message.date,
        reply_to = message.reply_to,
        entities = message.entities,
        flags = (message.reply_to is null ? 0 : UpdateShortMessage.Flags.has_reply_to) | (message.entities is null ? 0 : UpdateShortMessage.Flags.has_entities),
    };
}
