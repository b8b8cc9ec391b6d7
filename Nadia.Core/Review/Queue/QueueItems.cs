using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Review.Queue;

/// <summary>The queue's rows as queries: which, in what order, and what is shown of each.</summary>
internal static class QueueItems
{
    /// <summary>In the queue's order, after a place when one is given. The first comparison is the index's, the second settles what is equal.</summary>
    public static IQueryable<QueueEntry> After(this IQueryable<QueueEntry> entries, QueuePlace? place)
    {
        if (place is { } from) entries = entries.Where(q => q.QueueAt >= from.At && (q.QueueAt > from.At || q.DraftId > from.Id));
        return entries.OrderBy(q => q.QueueAt).ThenBy(q => q.DraftId);
    }

    /// <summary>Backwards from a place.</summary>
    public static IQueryable<QueueEntry> Before(this IQueryable<QueueEntry> entries, QueuePlace place) => entries
        .Where(q => q.QueueAt <= place.At && (q.QueueAt < place.At || q.DraftId < place.Id))
        .OrderByDescending(q => q.QueueAt).ThenByDescending(q => q.DraftId);

    /// <summary>The rows with what is shown of them, in the queue's order; attention checks among them, as only people look at the queue.</summary>
    public static IQueryable<QueueItem> Show(this NadiaDbContext db, IQueryable<QueueEntry> entries, DateTimeOffset now) =>
        from entry in entries.AsNoTracking().IgnoreQueryFilters()
        join draft in db.Drafts on entry.DraftId equals draft.Id
        join customer in db.Customers on entry.CustomerId equals customer.Id
        join conversation in db.Conversations on entry.ConversationId equals conversation.Id
        from claim in db.Claims.Where(c => c.DraftId == entry.DraftId && c.Until > now).DefaultIfEmpty()
        orderby entry.QueueAt, entry.DraftId
        select new QueueItem(
            draft.Id, customer.UserId, customer.Nickname, customer.Name, customer.Status, customer.LtvUsd,
            draft.CustomerMessage.Substring(0, QueueItem.ExcerptLength), draft.RiskScore, draft.Recommendation,
            draft.WaitingSince, draft.QueueAt, draft.Revision != conversation.Revision,
            claim == null ? null : claim.ReviewerId, claim == null ? null : claim.ReviewerName)
        {
            ConversationId = entry.ConversationId,
            HolderEditedAt = claim == null ? null : claim.EditedAt,
            Origin = draft.Origin,
            OriginReason = draft.OriginReason,
            ArrivedAway = draft.ArrivedAway,
            AccountId = entry.AccountId,
            Language = entry.Language,
            AssigneeId = entry.AssigneeId,
            AssigneeName = entry.AssigneeName,
            SnoozedUntil = entry.SnoozedUntil,
        };
}
