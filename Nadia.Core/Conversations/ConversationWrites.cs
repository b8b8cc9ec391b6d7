using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;

namespace Nadia.Core.Conversations;

/// <summary>Set-based changes to a conversation's rows, made while the caller holds the conversation's lock.</summary>
internal static class ConversationWrites
{
    /// <summary>Marks the messages as covered by a decision; those a person covered before stay as they are.</summary>
    public static Task<int> AnswerAsync(
        this NadiaDbContext db, long conversationId, IReadOnlyCollection<long> messageIds, DateTimeOffset now, CancellationToken token) =>
        db.Unanswered(conversationId)
            .Where(m => messageIds.Contains(m.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.AnsweredAt, now), token);

    /// <summary>Marks everything that waited as answered.</summary>
    public static Task<int> AnswerAllAsync(this NadiaDbContext db, long conversationId, DateTimeOffset now, CancellationToken token) =>
        db.Unanswered(conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.AnsweredAt, now), token);

    /// <summary>Undoes <see cref="AnswerAsync"/>: the messages wait again.</summary>
    public static Task<int> UnanswerAsync(
        this NadiaDbContext db, long conversationId, IReadOnlyCollection<long> messageIds, CancellationToken token) =>
        db.Messages
            .Where(m => m.ConversationId == conversationId && messageIds.Contains(m.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.AnsweredAt, (DateTimeOffset?)null), token);

    /// <summary>When the first message that still waits arrived, or null.</summary>
    public static Task<DateTimeOffset?> WaitingSinceAsync(this NadiaDbContext db, long conversationId, CancellationToken token) =>
        db.Unanswered(conversationId).OrderBy(m => m.Id).Select(m => (DateTimeOffset?)m.ReceivedAt).FirstOrDefaultAsync(token);

    /// <summary>What waits for an answer; a message that the customer took back does not.</summary>
    public static IQueryable<Message> Unanswered(this NadiaDbContext db, long conversationId) =>
        db.Messages.Where(m => m.ConversationId == conversationId
            && m.Direction == MessageDirection.In && m.AnsweredAt == null && !m.Quarantined && m.DeletedAt == null);

    /// <summary>Retires the pending draft; answers the ids it retired (none or one).</summary>
    public static async Task<List<Guid>> SupersedePendingAsync(
        this NadiaDbContext db, long conversationId, DateTimeOffset now, CancellationToken token)
    {
        var pending = db.Drafts.Where(d => d.ConversationId == conversationId && d.State == DraftState.Pending);
        var ids = await pending.Select(d => d.Id).ToListAsync(token);
        if (ids.Count == 0) return ids;
        await pending.ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DraftState.Superseded).SetProperty(d => d.DecidedAt, now), token);
        await db.Claims.Where(c => ids.Contains(c.DraftId)).ExecuteDeleteAsync(token);
        return ids;
    }

    /// <summary>
    /// Marks our messages up to the given one as read; answers the drafts whose receipts changed. Ids that are numbers are compared
    /// as such: the one that is named may be unknown here, or not recorded yet.
    /// </summary>
    public static async Task<List<Guid>> MarkReadAsync(
        this NadiaDbContext db, Conversation conversation, string throughExternalId, DateTimeOffset now, CancellationToken token)
    {
        conversation.NoteRead(throughExternalId);
        var through = await db.Messages
            .Where(m => m.AccountId == conversation.AccountId && m.ChatId == conversation.ChatId && m.ExternalId == throughExternalId)
            .Select(m => (long?)m.Id)
            .SingleOrDefaultAsync(token);
        var unread = await db.Messages
            .Where(m => m.ConversationId == conversation.Id && m.Direction == MessageDirection.Out && m.ReadAt == null)
            .Select(m => new { m.Id, m.ExternalId })
            .ToListAsync(token);
        var read = unread.Where(m => conversation.HasRead(m.ExternalId) || m.Id <= through).ToList();
        if (read.Count == 0) return [];
        var rows = read.ConvertAll(m => m.Id);
        var ids = read.ConvertAll(m => m.ExternalId);
        await db.Messages.Where(m => rows.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), token);
        var bubbles = db.Outbox.Where(o => o.ConversationId == conversation.Id
            && o.State == DeliveryState.Sent && ids.Contains(o.ExternalId!));
        var drafts = await bubbles.Select(o => o.DraftId).Distinct().ToListAsync(token);
        await bubbles.ExecuteUpdateAsync(
            set => set.SetProperty(o => o.State, DeliveryState.Read).SetProperty(o => o.ReadAt, now), token);
        return drafts;
    }
}
