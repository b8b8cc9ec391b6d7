using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;

namespace Nadia.Core.Conversations;

/// <summary>What a channel must know to fill in what it missed: how far each chat was taken in, and which messages still matter.</summary>
public sealed class RecoveryReads(IDbContextFactory<NadiaDbContext> contexts)
{
    /// <summary>Messages before the unanswered ones whose edits and deletions still change what a draft is made from.</summary>
    private const int Context = 20;

    /// <summary>
    /// The last message taken in of each chat. NADIA's own do not count: they are recorded when they are sent, which may be
    /// after a message of the customer's that was missed.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, ReceivedThrough>> ThroughAsync(int accountId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await db.Conversations.AsNoTracking()
            .Where(c => c.AccountId == accountId)
            .Select(c => new
            {
                c.ChatId,
                Last = db.Messages
                    .Where(m => m.ConversationId == c.Id && m.Origin != MessageOrigin.Nadia)
                    .OrderByDescending(m => m.Id)
                    .Select(m => new { m.ExternalId, m.SentAt })
                    .FirstOrDefault(),
            })
            .ToListAsync(token);
        return rows.ToDictionary(r => r.ChatId, r => new ReceivedThrough(r.Last?.ExternalId, r.Last?.SentAt), StringComparer.Ordinal);
    }

    /// <summary>
    /// The customers' messages whose edits and deletions matter: the unanswered ones, those of pending drafts, and the last 20 of
    /// conversations that have such.
    /// </summary>
    public async Task<IReadOnlyList<string>> MatteringAsync(int accountId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var waiting = db.Conversations.Where(c => c.AccountId == accountId
            && (c.WaitingSince != null || db.Drafts.Any(d => d.ConversationId == c.Id && d.State == DraftState.Pending)));
        var recent = await waiting
            .SelectMany(c => db.Messages
                .Where(m => m.ConversationId == c.Id && m.DeletedAt == null)
                .OrderByDescending(m => m.Id)
                .Take(Context))
            .Select(m => m.ExternalId)
            .ToListAsync(token);
        var unanswered = await db.Messages
            .Where(m => m.AccountId == accountId && m.Direction == MessageDirection.In && m.AnsweredAt == null && m.DeletedAt == null && !m.Quarantined)
            .Select(m => m.ExternalId)
            .ToListAsync(token);
        return [.. unanswered.Union(recent)];
    }

    /// <summary>The chats in which something of ours was not read yet, or is leaving and may have been read before that is recorded, with their access hashes.</summary>
    public async Task<IReadOnlyList<(string ChatId, long? AccessHash)>> UnreadAsync(int accountId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await db.Conversations.AsNoTracking()
            .Where(c => c.AccountId == accountId && db.Outbox.Any(o => o.ConversationId == c.Id
                && (o.State == DeliveryState.Sent || (o.Attempts > 0 && (o.State == DeliveryState.Queued || o.State == DeliveryState.Typing)))))
            .Select(c => new { c.ChatId, c.PeerAccessHash })
            .ToListAsync(token);
        return [.. rows.Select(r => (r.ChatId, r.PeerAccessHash))];
    }
}
