using System.Data;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Conversations;

/// <summary>
/// The last messages of a conversation, both sides as sent. PostgreSQL is the truth; Redis spares reading it again. A cached window
/// is used only while its stamp is the conversation's, so losing the cache, or all of Redis, changes nothing but the time it takes.
/// </summary>
public sealed class ContextWindow(IDbContextFactory<NadiaDbContext> contexts, ContextWindowCache cache)
{
    /// <summary>Messages that a draft is shown before the ones it answers.</summary>
    public const int Size = 50;

    /// <summary>Messages that one draft answers at most. A window holds so many more, for they do not take the place of what was said before.</summary>
    public const int MostNew = 50;

    /// <summary>Up to <see cref="Size"/> and <see cref="MostNew"/> together, oldest first, without what is quarantined or deleted; empty for an unknown conversation.</summary>
    public async Task<IReadOnlyList<ContextMessage>> ReadAsync(long conversationId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversationId, token);
        return conversation is null ? [] : await ReadAsync(db, conversation, token);
    }

    /// <summary>As the other; the conversation must have been read in the same snapshot as <paramref name="db"/> is in.</summary>
    internal async Task<IReadOnlyList<ContextMessage>> ReadAsync(NadiaDbContext db, Conversation conversation, CancellationToken token)
    {
        if (await cache.FindAsync(conversation) is { } cached) return cached;
        var messages = await ReadThroughAsync(db, conversation.Id, long.MaxValue, token);
        await cache.KeepAsync(conversation, messages);
        return messages;
    }

    /// <summary>The window as it ended with one message, past the cache.</summary>
    internal static async Task<List<ContextMessage>> ReadThroughAsync(
        NadiaDbContext db, long conversationId, long throughMessageId, CancellationToken token)
    {
        var rows = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == conversationId && m.Id <= throughMessageId && !m.Quarantined && m.DeletedAt == null)
            .OrderByDescending(m => m.Id)
            .Take(Size + MostNew)
            .AsContext(db)
            .ToListAsync(token);
        rows.Reverse();
        return [.. rows.Select(r => r.Message)];
    }
}
