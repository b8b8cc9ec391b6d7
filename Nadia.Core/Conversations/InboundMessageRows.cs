namespace Nadia.Core.Conversations;

internal static class InboundMessageRows
{
    /// <summary>The row for a message that a channel handed over.</summary>
    public static Message ToMessage(
        this InboundMessage message, Conversation conversation, DateTimeOffset now, MessageDirection direction, MessageOrigin origin, bool arrivedAway = false) => new()
        {
            ConversationId = conversation.Id,
            AccountId = conversation.AccountId,
            ChatId = conversation.ChatId,
            ExternalId = message.ExternalId,
            Direction = direction,
            Origin = origin,
            Text = InboundText.Received(message.Text),
            Attachment = message.Attachment?.Cleaned,
            ReplyToExternalId = message.ReplyToExternalId,
            ReplyQuote = InboundText.Name(message.ReplyQuote, MessageRules.MaxQuote),
            SentAt = message.SentAt.ToUniversalTime(),
            ReceivedAt = now,
            ArrivedAway = arrivedAway,
        };
}
