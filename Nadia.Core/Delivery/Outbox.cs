using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Core.Delivery;

/// <summary>
/// Approved bubbles on their way. A worker leases whole conversations, so bubbles leave in order and conversations in parallel. A bubble is
/// first marked as being typed, and can still be held; directly before the channel is asked it is handed over, and from then on it is sent
/// with the same random id until there is an answer, so the customer sees it once.
/// </summary>
public sealed class Outbox(IDbContextFactory<NadiaDbContext> contexts, ReturnedReply returned, LiveFeed feed, TimeProvider clock)
{
    /// <summary>How long a lease lasts unless it is renewed.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Leases conversations of the account whose first unsent bubble may leave now: those first that were handed over and got no answer, then
    /// the longest waiting. None while sending is paused or the account has to wait.
    /// </summary>
    public async Task<List<LeasedConversation>> LeaseAsync(int accountId, int limit, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetUtcNow();
        return await db.Database.SqlQuery<LeasedConversation>($"""
            UPDATE conversations SET delivery_token = delivery_token + 1, delivery_lease_until = {now + Lease}
            WHERE id IN (
                SELECT v.id FROM conversations v
                CROSS JOIN LATERAL (
                    SELECT not_before, attempts FROM outbox
                    WHERE conversation_id = v.id AND state IN ('queued', 'typing') ORDER BY id LIMIT 1) first
                WHERE v.id IN (SELECT conversation_id FROM outbox
                    WHERE account_id = {accountId} AND state IN ('queued', 'typing') AND not_before <= {now})
                  AND first.not_before <= {now}
                  AND (v.delivery_lease_until IS NULL OR v.delivery_lease_until <= {now})
                  AND NOT EXISTS (SELECT 1 FROM settings WHERE key = {SendingGate.Key})
                  AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = {accountId} AND (send_not_before > {now} OR state = 'paused'))
                ORDER BY first.attempts = 0, first.not_before, v.id
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
        return await db.Conversations.Where(c => c.Id == lease.Id && c.DeliveryToken == lease.Token)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DeliveryLeaseUntil, until), token) == 1;
    }

    /// <summary>Gives the conversation back; a bubble that was being typed is queued again.</summary>
    public async Task ReleaseAsync(LeasedConversation lease, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await LockAsync(db, lease, token) is not { } conversation) return;
        conversation.DeliveryLeaseUntil = null;
        await db.Outbox
            .Where(o => o.ConversationId == lease.Id && o.State == DeliveryState.Typing && o.Attempts == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, DeliveryState.Queued), token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    /// <summary>The conversation's next bubble, now marked as being typed; null when none may leave or the lease is lost.</summary>
    public async Task<OutboxBubble?> BeginAsync(LeasedConversation lease, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await LockAsync(db, lease, token) is not { } conversation) return null;
        var bubble = await db.Outbox
            .Where(o => o.ConversationId == lease.Id && (o.State == DeliveryState.Queued || o.State == DeliveryState.Typing))
            .OrderBy(o => o.Id)
            .FirstOrDefaultAsync(token);
        var now = clock.GetUtcNow();
        if (bubble is null || bubble.NotBefore > now) return null;
        bubble.State = DeliveryState.Typing;
        conversation.DeliveryLeaseUntil = now + Lease;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        Publish(bubble);
        return bubble;
    }

    /// <summary>True while the bubble is to go by this worker, as far as can be told before the hand-over; extends the lease.</summary>
    public async Task<bool> KeepAsync(LeasedConversation lease, OutboxBubble bubble, CancellationToken token)
    {
        if (!await RenewAsync(lease, token)) return false;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Outbox.AnyAsync(o => o.Id == bubble.Id && o.State == DeliveryState.Typing, token)
            && !await db.Settings.AnyAsync(s => s.Key == SendingGate.Key, token)
            && await db.AccountSendsAsync(lease.AccountId, clock.GetUtcNow(), token);
    }

    /// <summary>
    /// The last word before the channel is asked, in one transaction that holds the conversation: whoever holds the bubble, pauses sending or
    /// takes the conversation over comes either before it or after it.
    /// </summary>
    public async Task<HandOver> HandOverAsync(LeasedConversation lease, OutboxBubble bubble, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await LockAsync(db, lease, token) is not { } conversation) return HandOver.Gone;
        if (await db.Outbox.SingleOrDefaultAsync(o => o.Id == bubble.Id, token) is not { State: DeliveryState.Typing } row) return HandOver.Gone;
        var now = clock.GetUtcNow();
        var goes = await db.PassAsync(token) && await db.AccountSendsAsync(lease.AccountId, now, token);
        if (goes) row.Attempts++;
        else row.State = DeliveryState.Queued;
        conversation.DeliveryLeaseUntil = now + Lease;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        bubble.Attempts = row.Attempts;
        if (goes) return HandOver.Go;
        Publish(bubble);
        return HandOver.NotNow;
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
            db.Messages.Add(row.ToMessage(conversation, externalId, now));
            conversation.Spoke(now);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        Publish(bubble);
    }

    /// <summary>The channel cannot take it now: the same bubble is tried again after the delay, at zero as soon as its account sends again.</summary>
    public async Task PostponeAsync(OutboxBubble bubble, TimeSpan delay, string reason, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var notBefore = delay == TimeSpan.Zero ? bubble.NotBefore : clock.GetUtcNow() + delay;
        await db.Outbox
            .Where(o => o.Id == bubble.Id && o.State == DeliveryState.Typing)
            .ExecuteUpdateAsync(set => set
                .SetProperty(o => o.State, DeliveryState.Queued).SetProperty(o => o.NotBefore, notBefore).SetProperty(o => o.Error, reason), token);
        Publish(bubble);
    }

    /// <summary>The channel was not asked after all: the bubble has not left, can be held again, and goes as soon as its account sends.</summary>
    public async Task NotAskedAsync(OutboxBubble bubble, string reason, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await db.Outbox
            .Where(o => o.Id == bubble.Id && o.State == DeliveryState.Typing && o.Attempts == bubble.Attempts)
            .ExecuteUpdateAsync(set => set
                .SetProperty(o => o.State, DeliveryState.Queued).SetProperty(o => o.Attempts, bubble.Attempts - 1).SetProperty(o => o.Error, reason), token);
        Publish(bubble);
    }

    /// <summary>The channel refuses it for good: it comes back before a person with those behind it, so that no reply arrives in pieces.</summary>
    public async Task FailAsync(OutboxBubble bubble, string reason, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var conversation = (await db.LockConversationAsync(bubble.ConversationId, token))!;
        var changes = await returned.FailedAsync(db, conversation, bubble.Id, reason, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        if (changes.Count > 0) feed.Publish(changes);
    }

    /// <summary>What the customer wrote that this reply answers; a person would read it first.</summary>
    public async Task<AnsweredMessages> AnsweredAsync(Guid draftId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Drafts
            .Where(d => d.Id == draftId)
            .Select(d => new AnsweredMessages(d.CustomerMessage, db.Messages.Where(m => m.Id == d.ThroughMessageId).Select(m => m.ExternalId).FirstOrDefault()))
            .SingleAsync(token);
    }

    /// <summary>When the account's next bubble may leave; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(int accountId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Outbox
            .Where(o => o.AccountId == accountId && (o.State == DeliveryState.Queued || o.State == DeliveryState.Typing))
            .MinAsync(o => (DateTimeOffset?)o.NotBefore, token);
    }

    private void Publish(OutboxBubble bubble) => feed.Publish(LiveChange.Draft(bubble.DraftId), LiveChange.Conversation(bubble.ConversationId));

    private static async Task<Conversation?> LockAsync(NadiaDbContext db, LeasedConversation lease, CancellationToken token) =>
        await db.LockConversationAsync(lease.Id, token) is { } conversation && conversation.DeliveryToken == lease.Token ? conversation : null;
}
