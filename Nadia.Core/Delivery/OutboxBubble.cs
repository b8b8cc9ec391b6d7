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

    /// <summary>How often the channel was asked; at 0 it has certainly not left.</summary>
    public int Attempts { get; set; }

    /// <summary>Why it failed or waits, as a sentence for people.</summary>
    public string? Error { get; set; }

    /// <summary>The draft as which it came back before a person after it had stopped.</summary>
    public Guid? ReturnedAs { get; set; }

    /// <summary>When a person said that a bubble which did not arrive need not be sent any more.</summary>
    public DateTimeOffset? DroppedAt { get; set; }

    /// <summary>When a person last had it sent once more after it had stopped.</summary>
    public DateTimeOffset? RetriedAt { get; set; }

    /// <summary>The id the channel gave it.</summary>
    public string? ExternalId { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it is in the conversation once the channel has it.</summary>
    internal Message ToMessage(Conversation conversation, string externalId, DateTimeOffset now) => new()
    {
        ConversationId = conversation.Id,
        AccountId = conversation.AccountId,
        ChatId = conversation.ChatId,
        ExternalId = externalId,
        Direction = MessageDirection.Out,
        Origin = MessageOrigin.Nadia,
        Text = Text,
        SentAt = now,
        ReceivedAt = now,
        ReadAt = ReadAt,
    };
}
