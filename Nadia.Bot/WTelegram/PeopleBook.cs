using System.Collections.Concurrent;
using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// The people Telegram has told this connection about, safe to read from any thread. "Min" users are sketches whose access hash
/// does not work for sending (https://core.telegram.org/api/min): they never replace a full one and do not count as known.
/// </summary>
internal sealed class PeopleBook : IPeerCollector
{
    private readonly ConcurrentDictionary<long, User> people = new();

    public User? Find(long id) => people.GetValueOrDefault(id);

    /// <summary>The hash to write to somebody with; null when it is not known.</summary>
    public long? AccessHash(long id) => Find(id) is { } user && !IsMin(user) && user.flags.HasFlag(User.Flags.has_access_hash) ? user.access_hash : null;

    public void Collect(IEnumerable<User> users)
    {
        foreach (var user in users)
        {
            if (user is null) continue;
            people.AddOrUpdate(user.id, user, (_, known) => IsMin(user) && !IsMin(known) ? known : user);
        }
    }

    public void Collect(IEnumerable<ChatBase> chats)
    {
        // Groups and channels are not served.
    }

    public bool HasUser(long id) => Find(id) is { } user && !IsMin(user);

    public bool HasChat(long id) => true;

    private static bool IsMin(User user) => user.flags.HasFlag(User.Flags.min);
}
