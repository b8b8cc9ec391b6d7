namespace Nadia.Core.Conversations;

/// <summary>One message as a channel hands it over.</summary>
/// <param name="ChatId">The private chat, which is the customer's user id.</param>
/// <param name="ExternalId">The message's id on the channel; the same id again changes nothing.</param>
/// <param name="Text">With a mark in place of what goes beyond 8,192 characters.</param>
/// <param name="SentAt">When the channel says it was sent.</param>
public sealed record InboundMessage(string ChatId, string ExternalId, string Text, DateTimeOffset SentAt)
{
    public string? Name { get; init; }

    /// <summary>Without the @; empty when they have none, null when it is not known.</summary>
    public string? Username { get; init; }

    public string? Language { get; init; }

    public string? ReplyToExternalId { get; init; }

    /// <summary>The words that were picked out of what it replies to.</summary>
    public string? ReplyQuote { get; init; }

    /// <summary>What was sent with it; the text then begins with its label.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>True when Telegram sent it in the account's name: <see cref="MessageOrigin.Automatic"/>.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Telegram's access hash of the customer, kept so that a reply works after a restart.</summary>
    public long? PeerAccessHash { get; init; }
}
