using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>Everything that reaches the account and is no private chat with a person.</summary>
internal sealed class Outsiders(Cloud cloud, Pushes pushes)
{
    private const long ServiceNotices = 777000;

    private int channelPts = 1;

    public void WriteInGroup(long groupId, Customer sender, string text)
    {
        lock (cloud.Gate)
        {
            cloud.Add(new Chat { id = groupId, title = "A group", date = cloud.Now, version = 1 });
            Push(cloud.Store(new PeerChat { chat_id = groupId }, text, isOutgoing: false, m => From(m, sender.Id)));
        }
    }

    /// <summary>Channels count their updates on their own, and are not part of the account's difference.</summary>
    public void PostInChannel(long channelId, string text)
    {
        lock (cloud.Gate)
        {
            cloud.Add(new TL.Channel { id = channelId, access_hash = 5, title = "A channel", date = cloud.Now, flags = TL.Channel.Flags.has_access_hash | TL.Channel.Flags.broadcast });
            var message = cloud.Store(new PeerChannel { channel_id = channelId }, text, isOutgoing: false);
            var update = new UpdateNewChannelMessage { message = message, pts = ++channelPts, pts_count = 1 };
            pushes.Push(new Updates { updates = [update], users = [], chats = cloud.ChatsOf([message]), date = cloud.Now });
        }
    }

    public void WriteAsBot(long botId, string text)
    {
        lock (cloud.Gate)
        {
            cloud.Person(botId, "A bot", User.Flags.bot).bot_info_version = 1;
            Push(cloud.Store(botId, text, isOutgoing: false));
        }
    }

    /// <summary>Such as Telegram's own login codes.</summary>
    public void WriteServiceNotice(string text)
    {
        lock (cloud.Gate)
        {
            cloud.Person(ServiceNotices, "Telegram");
            Push(cloud.Store(ServiceNotices, text, isOutgoing: false));
        }
    }

    private void Push(Message message) => pushes.Push(cloud.Wrap(cloud.NewMessage(message)));

    private static void From(Message message, long person)
    {
        message.flags |= Message.Flags.has_from_id;
        message.from_id = new PeerUser { user_id = person };
    }
}
