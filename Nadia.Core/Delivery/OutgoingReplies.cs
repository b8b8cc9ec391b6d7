using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;

namespace Nadia.Core.Delivery;

/// <summary>
/// The only place where rows of the outbox are made, so the rule "only answers" cannot be gone round. An account that writes to strangers
/// is an account that they report (https://telegram.org/faq_spam).
/// </summary>
public sealed class OutgoingReplies(IdSource ids, TimeProvider clock)
{
    /// <summary>
    /// Adds one row per bubble, in order, each with a random id of its own. Call it while the transaction holds the conversation.
    /// </summary>
    /// <param name="undo">How long the approval can be taken back; the bubbles leave after it.</param>
    /// <returns>Null, or NeverWrote: then nothing was added.</returns>
    internal async Task<Refusal?> QueueAsync(
        NadiaDbContext db, Conversation conversation, Draft draft, IReadOnlyList<string> bubbles, TimeSpan undo, CancellationToken token)
    {
        var wrote = await db.Messages.AnyAsync(m => m.ConversationId == conversation.Id && m.Direction == MessageDirection.In, token);
        if (!wrote) return new NeverWrote();
        var now = clock.GetUtcNow();
        db.Outbox.AddRange(bubbles.Select((text, position) => new OutboxBubble
        {
            DraftId = draft.Id,
            ConversationId = conversation.Id,
            AccountId = conversation.AccountId,
            Position = position,
            Text = text.Trim(),
            RandomId = ids.NewRandomId(),
            NotBefore = now + undo,
            CreatedAt = now,
        }));
        return null;
    }
}
