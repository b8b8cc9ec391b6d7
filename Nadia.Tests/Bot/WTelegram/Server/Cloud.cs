using System.Security.Cryptography;
using Nadia.Tests.Bot.WTelegram.Server.Api;
using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>The account's chats and its log of updates, as Telegram keeps them. Everything is used under <see cref="Gate"/>.</summary>
internal sealed class Cloud(TimeProvider clock)
{
    public const long SelfId = 900_100_200;

    private readonly Dictionary<long, User> users = [];
    private readonly Dictionary<long, ChatBase> chats = [];
    private readonly SortedDictionary<int, Message> messages = [];
    private readonly Dictionary<long, CustomerPhone> phones = [];
    private readonly Dictionary<long, (int Inbox, int Outbox)> readMarks = [];
    private readonly List<Happening> log = [];
    private int lastMessage = 100;

    public Lock Gate { get; } = new();

    public int Pts { get; private set; } = 1000;

    public DateTime Now => StandsAt ?? clock.GetUtcNow().UtcDateTime;

    /// <summary>Null: time passes.</summary>
    public DateTime? StandsAt { get; set; }

    public User Self { get; } = new()
    {
        flags = User.Flags.self | User.Flags.has_access_hash | User.Flags.has_first_name | User.Flags.has_username | User.Flags.has_phone,
        id = SelfId,
        access_hash = 77,
        first_name = "Shop",
        username = "shop",
        phone = "49301234567",
    };

    public Updates_State State => StateAt(Pts);

    public Updates_State StateAt(int pts) => new() { pts = pts, qts = 0, date = Now, seq = 0 };

    /// <summary>Somebody the account may meet; the name of the first time stays.</summary>
    public User Person(long id, string name, User.Flags kind = 0)
    {
        if (users.TryGetValue(id, out var known)) return known;
        return users[id] = new User
        {
            id = id,
            access_hash = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)),
            first_name = name,
            username = $"user{id}",
            lang_code = "en",
            flags = kind | User.Flags.has_access_hash | User.Flags.has_first_name | User.Flags.has_username | User.Flags.has_lang_code,
        };
    }

    public void Add(ChatBase chat) => chats[chat.ID] = chat;

    public CustomerPhone PhoneOf(long id) => phones.TryGetValue(id, out var phone) ? phone : phones[id] = new(clock);

    /// <summary>The person behind an address, whose access hash must be the one this account was told.</summary>
    public User Reach(InputPeer peer) => peer switch
    {
        InputPeerSelf => Self,
        InputPeerUser { user_id: var id, access_hash: var hash } when users.TryGetValue(id, out var user) && user.access_hash == hash => user,
        _ => throw new RpcFault(400, "PEER_ID_INVALID"),
    };

    public User? FindByName(string username) => users.Values.FirstOrDefault(u => string.Equals(u.username, username, StringComparison.OrdinalIgnoreCase));

    public Message? Find(int id) => messages.GetValueOrDefault(id);

    /// <summary>A new message in a private chat, with the account's next message id.</summary>
    public Message Store(long person, string text, bool isOutgoing, Action<Message>? adjust = null) =>
        Store(new PeerUser { user_id = person }, text, isOutgoing, adjust);

    public Message Store(Peer peer, string text, bool isOutgoing, Action<Message>? adjust = null)
    {
        var message = new Message
        {
            id = ++lastMessage,
            peer_id = peer,
            date = Now,
            message = text,
            flags = isOutgoing ? Message.Flags.out_ : 0,
        };
        adjust?.Invoke(message);
        messages[message.id] = message;
        return message;
    }

    public UpdateNewMessage NewMessage(Message message) => Log(new UpdateNewMessage { message = message, pts = ++Pts, pts_count = 1 });

    public UpdateEditMessage Edited(Message message) => Log(new UpdateEditMessage { message = message, pts = ++Pts, pts_count = 1 });

    public UpdateDeleteMessages Delete(params int[] ids)
    {
        foreach (var id in ids) messages.Remove(id);
        return Log(new UpdateDeleteMessages { messages = ids, pts = Pts += ids.Length, pts_count = ids.Length });
    }

    public UpdateReadHistoryInbox ReadInbox(long person, int through)
    {
        readMarks[person] = ReadMark(person) with { Inbox = through };
        return Log(new UpdateReadHistoryInbox { peer = new PeerUser { user_id = person }, max_id = through, pts = ++Pts, pts_count = 1 });
    }

    public UpdateReadHistoryOutbox ReadOutbox(long person, int through)
    {
        readMarks[person] = ReadMark(person) with { Outbox = through };
        return Log(new UpdateReadHistoryOutbox { peer = new PeerUser { user_id = person }, max_id = through, pts = ++Pts, pts_count = 1 });
    }

    public (int Inbox, int Outbox) ReadMark(long person) => readMarks.GetValueOrDefault(person);

    public int Unread(long person) => ChatWith(person).Count(m => !m.flags.HasFlag(Message.Flags.out_) && m.id > ReadMark(person).Inbox);

    /// <summary>Newest first.</summary>
    public List<Message> ChatWith(long person) => [.. messages.Values.Where(m => m.peer_id is PeerUser chat && chat.user_id == person).Reverse()];

    /// <summary>Newest first.</summary>
    public List<Message> NewestOfEachChat() => [.. messages.Values.GroupBy(m => m.peer_id.ID).Select(chat => chat.Last()).OrderByDescending(m => m.id)];

    public List<Happening> Since(int pts) => [.. log.Where(h => h.Pts > pts)];

    public Updates Wrap(params Update[] updates)
    {
        MessageBase[] told = [.. updates.OfType<UpdateNewMessage>().Select(u => u.message), .. updates.OfType<UpdateEditMessage>().Select(u => u.message)];
        return new() { updates = updates, users = UsersOf(told), chats = ChatsOf(told), date = Now };
    }

    /// <summary>Chats' people and senders, in full, as Telegram adds them to what it tells.</summary>
    public Dictionary<long, User> UsersOf(IEnumerable<MessageBase> told) => told
        .SelectMany(m => new[] { m.Peer, m.From })
        .OfType<PeerUser>()
        .Select(p => p.user_id)
        .Distinct()
        .Where(id => id == SelfId || users.ContainsKey(id))
        .ToDictionary(id => id, id => id == SelfId ? Self : users[id]);

    public Dictionary<long, ChatBase> ChatsOf(IEnumerable<MessageBase> told) => told
        .Select(m => m.Peer)
        .Where(p => p is PeerChat or PeerChannel && chats.ContainsKey(p.ID))
        .Select(p => p.ID)
        .Distinct()
        .ToDictionary(id => id, id => chats[id]);

    private T Log<T>(T update)
        where T : Update
    {
        log.Add(new(Pts, update));
        return update;
    }
}
