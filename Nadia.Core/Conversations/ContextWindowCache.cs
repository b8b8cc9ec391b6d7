using System.Text.Json;
using Nadia.Core.Live;

namespace Nadia.Core.Conversations;

/// <summary>Context windows in Redis, each stamped with the state of the conversation that it shows.</summary>
public sealed class ContextWindowCache(RedisLink redis)
{
    /// <summary>Counted up with what a window's messages hold, so that no version of NADIA reads another's.</summary>
    private const int Shape = 2;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>The window, or null when it is not there, shows another state, or Redis is away.</summary>
    internal async Task<IReadOnlyList<ContextMessage>?> FindAsync(Conversation conversation)
    {
        var json = await redis.TryAsync(db => db.StringGetAsync(Key(conversation)));
        if (json.IsNullOrEmpty) return null;
        try
        {
            var stored = JsonSerializer.Deserialize<StoredWindow>(json.ToString(), JsonSerializerOptions.Web);
            return stored?.Stamp == Stamp(conversation) ? stored.Messages : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal Task KeepAsync(Conversation conversation, IReadOnlyList<ContextMessage> messages)
    {
        var json = JsonSerializer.Serialize(new StoredWindow(Stamp(conversation), messages), JsonSerializerOptions.Web);
        return redis.TryAsync(db => db.StringSetAsync(Key(conversation), json, Lifetime));
    }

    private static string Key(Conversation conversation) => $"nadia:context:{conversation.Id}";

    /// <summary>The birth time tells apart two installations that share a Redis: their ids and revisions are small numbers alike. The shape and the size, two versions of NADIA.</summary>
    private static string Stamp(Conversation conversation) =>
        $"{conversation.HistoryRevision}/{conversation.CreatedAt.UtcTicks}/{ContextWindow.Size + ContextWindow.MostNew}/{Shape}";

    private sealed record StoredWindow(string Stamp, IReadOnlyList<ContextMessage> Messages);
}
