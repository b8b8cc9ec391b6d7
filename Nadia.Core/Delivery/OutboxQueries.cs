using Nadia.Core.Data;

namespace Nadia.Core.Delivery;

internal static class OutboxQueries
{
    /// <summary>The conversation's bubbles that failed or were held and that nobody has settled; few among many, so they have an index of their own.</summary>
    public static IQueryable<OutboxBubble> Stopped(this NadiaDbContext db, long conversationId) =>
        db.Outbox.Where(o => o.ConversationId == conversationId && (o.State == DeliveryState.Failed || o.State == DeliveryState.Held) && o.DroppedAt == null);

    /// <summary>
    /// Those of them that have come back, with the draft as which they did: a decision on it has overtaken them. Bubbles that stopped before
    /// that draft was noted on them are found by the draft's own note.
    /// </summary>
    public static IQueryable<ReturnedBubble> CameBack(this NadiaDbContext db, long conversationId) =>
        from bubble in db.Stopped(conversationId)
        from draft in db.Drafts.Where(d => d.ConversationId == conversationId && (d.Id == bubble.ReturnedAs || (bubble.ReturnedAs == null && d.ReturnedFrom == bubble.DraftId)))
        select new ReturnedBubble { Bubble = bubble, Draft = draft };
}
