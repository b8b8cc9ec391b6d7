using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Delivery;

/// <summary>
/// Approved bubbles on their way. A worker leases whole conversations, so bubbles leave in order and conversations in parallel.
/// A bubble is marked as being typed before the channel is asked and as sent afterwards; whatever happens in between, the same
/// random id is used again, so the customer sees it once.
/// </summary>
public sealed class Outbox(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>How long a lease lasts unless it is renewed.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>Leases conversations of the account whose first unsent bubble may leave now, longest waiting first.</summary>
    public async Task<List<LeasedConversation>> LeaseAsync(int accountId, int limit, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        return await db.Database.SqlQuery<LeasedConversation>($"""
            UPDATE conversations SET delivery_token = delivery_token + 1, delivery_lease_until = {now + Lease}
            WHERE id IN (
                SELECT v.id FROM conversations v
                CROSS JOIN LATERAL (
                    SELECT not_before FROM outbox
                    WHERE conversation_id = v.id AND state IN ('queued', 'typing') ORDER BY id LIMIT 1) first
                WHERE v.id IN (SELECT conversation_id FROM outbox
                    WHERE account_id = {accountId} AND state IN ('queued', 'typing') AND not_before <= {now})
                  AND first.not_before <= {now}
                  AND (v.delivery_lease_until IS NULL OR v.delivery_lease_until <= {now})
                ORDER BY first.not_before
                LIMIT {limit}
                FOR UPDATE OF v SKIP LOCKED)
            RETURNING id, account_id, chat_id, peer_access_hash, delivery_token AS token
            """).ToListAsync(token);
    }

    /// <summary>Extends the lease; false when another worker has taken over.</summary>
    public async Task<bool> RenewAsync(LeasedConversation lease, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var until = clock.GetUtcNow() + Lease;
        return await Mine(db, lease).ExecuteUpdateAsync(set => set.SetProperty(c => c.DeliveryLeaseUntil, until), token) == 1;
    }

    public async Task ReleaseAsync(LeasedConversation lease, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await Mine(db, lease).ExecuteUpdateAsync(set => set.SetProperty(c => c.DeliveryLeaseUntil, (DateTimeOffset?)null), token);
    }

    /// <summary>
    /// The conversation's next bubble, now marked as being typed; null when none may leave or the lease is lost.
    /// From here on it can no longer be taken back.
    /// </summary>
    public async Task<OutboxBubble?> BeginAsync(LeasedConversation lease, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(lease.Id, token) is not { } conversation || conversation.DeliveryToken != lease.Token) return null;
        var bubble = await db.Outbox
            .Where(o => o.ConversationId == lease.Id && (o.State == DeliveryState.Queued || o.State == DeliveryState.Typing))
            .OrderBy(o => o.Id)
            .FirstOrDefaultAsync(token);
        var now = clock.GetUtcNow();
        if (bubble is null || bubble.NotBefore > now) return null;
        bubble.State = DeliveryState.Typing;
        bubble.Attempts++;
        conversation.DeliveryLeaseUntil = now + Lease;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(bubble.DraftId), LiveChange.Conversation(lease.Id));
        return bubble;
    }

    /// <summary>The channel has it: the bubble, the message and the conversation change together. Saying it again changes nothing.</summary>
    public async Task SentAsync(OutboxBubble bubble, string externalId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var conversation = (await db.LockConversationAsync(bubble.ConversationId, token))!;
        var row = await db.Outbox.SingleAsync(o => o.Id == bubble.Id, token);
        if (row.State is DeliveryState.Sent or DeliveryState.Read) return;
        var now = clock.GetUtcNow();
        var read = conversation.HasRead(externalId);
        row.State = read ? DeliveryState.Read : DeliveryState.Sent;
        row.ExternalId = externalId;
        row.SentAt = now;
        row.ReadAt = read ? now : null;
        row.Error = null;
        if (!await db.Messages.AnyAsync(
            m => m.AccountId == conversation.AccountId && m.ChatId == conversation.ChatId && m.ExternalId == externalId, token))
        {
            db.Messages.Add(AsMessage(conversation, row, externalId, now));
            conversation.Spoke(now);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(bubble.DraftId), LiveChange.Conversation(bubble.ConversationId));
    }

    /// <summary>The channel cannot take it now: the same bubble is tried again after the delay.</summary>
    public async Task PostponeAsync(OutboxBubble bubble, TimeSpan delay, string reason, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var notBefore = clock.GetUtcNow() + delay;
        await db.Outbox
            .Where(o => o.Id == bubble.Id && o.State == DeliveryState.Typing)
            .ExecuteUpdateAsync(set => set
                .SetProperty(o => o.State, DeliveryState.Queued).SetProperty(o => o.NotBefore, notBefore).SetProperty(o => o.Error, reason), token);
        feed.Publish(LiveChange.Draft(bubble.DraftId), LiveChange.Conversation(bubble.ConversationId));
    }

    /// <summary>
    /// The channel refuses it for good. The bubbles behind it are held, so that no reply arrives in pieces, and what the reply answered
    /// waits again: a new draft brings the conversation back before a person.
    /// </summary>
    public async Task FailAsync(OutboxBubble bubble, string reason, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var conversation = (await db.LockConversationAsync(bubble.ConversationId, token))!;
        var behind = await db.Outbox
            .Where(o => o.DraftId == bubble.DraftId && o.Position >= bubble.Position
                && (o.State == DeliveryState.Queued || o.State == DeliveryState.Typing))
            .ToListAsync(token);
        foreach (var row in behind)
        {
            row.State = row.Id == bubble.Id ? DeliveryState.Failed : DeliveryState.Held;
            row.Error = row.Id == bubble.Id ? reason : "An earlier bubble of this reply failed.";
        }

        var draft = await db.Drafts.AsNoTracking().SingleAsync(d => d.Id == bubble.DraftId, token);
        await db.UnanswerAsync(conversation.Id, draft.MessageIds, token);
        conversation.WaitingSince = draft.WaitingSince;
        conversation.DraftNow(clock.GetUtcNow(), instruction: null);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(bubble.DraftId), LiveChange.Conversation(bubble.ConversationId));
    }

    /// <summary>What the customer wrote that this reply answers; a person would read it first.</summary>
    public async Task<string> AnsweredTextAsync(Guid draftId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Drafts.Where(d => d.Id == draftId).Select(d => d.CustomerMessage).SingleAsync(token);
    }

    /// <summary>When the account's next bubble may leave; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(int accountId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Outbox
            .Where(o => o.AccountId == accountId && (o.State == DeliveryState.Queued || o.State == DeliveryState.Typing))
            .MinAsync(o => (DateTimeOffset?)o.NotBefore, token);
    }

    private static IQueryable<Conversation> Mine(NadiaDbContext db, LeasedConversation lease) =>
        db.Conversations.Where(c => c.Id == lease.Id && c.DeliveryToken == lease.Token);

    private static Message AsMessage(Conversation conversation, OutboxBubble bubble, string externalId, DateTimeOffset now) => new()
    {
        ConversationId = conversation.Id,
        AccountId = conversation.AccountId,
        ChatId = conversation.ChatId,
        ExternalId = externalId,
        Direction = MessageDirection.Out,
        Origin = MessageOrigin.Nadia,
        Text = bubble.Text,
        SentAt = now,
        ReceivedAt = now,
        ReadAt = bubble.ReadAt,
    };
}
