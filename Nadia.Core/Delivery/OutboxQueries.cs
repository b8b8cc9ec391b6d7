using Nadia.Core.Data;

namespace Nadia.Core.Delivery;

internal static class OutboxQueries
{
    /// <summary>The conversation's bubbles that failed or were held and that nobody has settled; few among many, so they have an index of their own.</summary>
    public static IQueryable<OutboxBubble> Stopped(this NadiaDbContext db, long conversationId) =>
        db.Outbox.Where(o => o.ConversationId == conversationId && (o.State == DeliveryState.Failed || o.State == DeliveryState.Held) && o.DroppedAt == null);
}
