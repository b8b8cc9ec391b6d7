using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;

namespace Nadia.Core.Delivery;

/// <summary>What a channel needs to know of messages it is told about: whether NADIA itself sent one, and in which chat one stands.</summary>
public sealed class SentMessages(IDbContextFactory<NadiaDbContext> contexts, Outbox outbox)
{
    /// <summary>
    /// True when an outgoing message is NADIA's own. A bubble whose confirmation was lost has no id here yet: it is known by its text
    /// among the bubbles of that chat that are on their way, and is left to the delivery, which sends it again with the same
    /// random id and so learns its message id.
    /// </summary>
    public async Task<bool> IsOursAsync(int accountId, string chatId, string externalId, string text, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Outbox.AnyAsync(o => o.AccountId == accountId
            && db.Conversations.Any(c => c.Id == o.ConversationId && c.ChatId == chatId)
            && (o.ExternalId == externalId
                || (o.ExternalId == null && o.Text.Trim() == text.Trim()
                    && o.Attempts > 0 && (o.State == DeliveryState.Typing || o.State == DeliveryState.Queued))), token);
    }

    /// <summary>The channel says by itself which message a random id became: the confirmation that was lost, exact however alike two bubbles are.</summary>
    public async Task LearnAsync(int accountId, long randomId, string externalId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var bubble = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(
            o => o.AccountId == accountId && o.RandomId == randomId && o.ExternalId == null, token);
        if (bubble is not null) await outbox.SentAsync(bubble, externalId, token);
    }

    /// <summary>
    /// The newest of <paramref name="candidates"/> that no message or bubble of the chat is known under. Used where the channel says
    /// "sent already" without saying which message it was.
    /// </summary>
    public async Task<string?> NewestUnknownAsync(
        int accountId, string chatId, IReadOnlyList<string> candidates, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var known = await db.Messages
            .Where(m => m.AccountId == accountId && m.ChatId == chatId && candidates.Contains(m.ExternalId))
            .Select(m => m.ExternalId)
            .ToListAsync(token);
        return candidates.FirstOrDefault(c => !known.Contains(c));
    }

    /// <summary>When the account sent since then, oldest first, at most the last <paramref name="limit"/> times.</summary>
    public async Task<List<DateTimeOffset>> TimesAsync(int accountId, DateTimeOffset since, int limit, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var times = await db.Outbox
            .Where(o => o.AccountId == accountId && o.SentAt > since)
            .OrderByDescending(o => o.SentAt)
            .Take(limit)
            .Select(o => o.SentAt!.Value)
            .ToListAsync(token);
        times.Reverse();
        return times;
    }

    /// <summary>The chats of messages that a channel names by id only, as Telegram does with deletions in private chats.</summary>
    public async Task<IReadOnlyList<(string ChatId, string ExternalId)>> FindAsync(
        int accountId, IReadOnlyList<string> externalIds, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var found = await db.Messages
            .Where(m => m.AccountId == accountId && externalIds.Contains(m.ExternalId))
            .Select(m => new { m.ChatId, m.ExternalId })
            .ToListAsync(token);
        return [.. found.Select(m => (m.ChatId, m.ExternalId))];
    }
}
