using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;

namespace Nadia.Core.Delivery;

/// <summary>One approved bubble on its way to the customer; unique by (draft, position) and by random id.</summary>
public sealed class OutboxBubble
{
    public long Id { get; private set; }

    public required Guid DraftId { get; init; }

    public required long ConversationId { get; init; }

    public required int AccountId { get; init; }

    /// <summary>Zero-based place in the reply; bubbles leave in this order.</summary>
    public required int Position { get; init; }

    public required string Text { get; init; }

    /// <summary>Chosen once; every attempt uses it, so the customer sees the bubble once.</summary>
    public required long RandomId { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>Not sent before this: the time to undo, a flood wait or a back-off.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why it failed or waits, as a sentence for people.</summary>
    public string? Error { get; set; }

    /// <summary>The id the channel gave it.</summary>
    public string? ExternalId { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The rows of an approved reply, in order, each with its own random id.</summary>
    internal static IEnumerable<OutboxBubble> For(
        Draft draft, Conversation conversation, IReadOnlyList<string> bubbles, IdSource ids, DateTimeOffset now, TimeSpan undo) =>
        bubbles.Select((text, position) => new OutboxBubble
        {
            DraftId = draft.Id,
            ConversationId = conversation.Id,
            AccountId = conversation.AccountId,
            Position = position,
            Text = text.Trim(),
            RandomId = ids.NewRandomId(),
            NotBefore = now + undo,
            CreatedAt = now,
        });
}
