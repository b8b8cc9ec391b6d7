namespace Nadia.Core.Conversations;

/// <summary>One inbound or outbound Telegram message; unique by (account, chat, external id), which makes a replay harmless.</summary>
public sealed class Message
{
    public long Id { get; private set; }

    public required long ConversationId { get; init; }

    public required int AccountId { get; init; }

    public required string ChatId { get; init; }

    /// <summary>The message's id on the channel.</summary>
    public required string ExternalId { get; init; }

    public required MessageDirection Direction { get; init; }

    public required MessageOrigin Origin { get; init; }

    /// <summary>Plain text, or a placeholder that says what was sent. Hostile when inbound: shown as text, never as markup.</summary>
    public required string Text { get; set; }

    /// <summary>The text before the last edit.</summary>
    public string? TextBeforeEdit { get; private set; }

    /// <summary>What was sent with the text; the text then begins with its label.</summary>
    public Attachment? Attachment { get; set; }

    /// <summary>What it replies to in the same chat, by the channel's id.</summary>
    public string? ReplyToExternalId { get; init; }

    /// <summary>The words that the sender picked out of what it replies to.</summary>
    public string? ReplyQuote { get; init; }

    /// <summary>True when it was older than <c>Telegram:AwayHours</c> when it was received: it is answered only when a person asks.</summary>
    public bool ArrivedAway { get; init; }

    /// <summary>When the channel says it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>When somebody deleted it, which the channel does not say; the row stays.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>True while the message is held or was discarded by a person: it is kept, but no model is shown it.</summary>
    public bool Quarantined { get; set; }

    /// <summary>When a person's decision covered it; null while it waits. Inbound only.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the customer read it; outbound only.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Takes an edit in: of the text, or of what was sent with it.</summary>
    /// <returns>False when a later one is known already, or when it changes nothing.</returns>
    public bool Edit(string text, Attachment? attachment, DateTimeOffset at)
    {
        if (EditedAt > at) return false;
        var same = Conversations.Attachment.AreSame(Attachment, attachment);
        if (same && Written(Text, Attachment) == Written(text, attachment)) return false;
        (TextBeforeEdit, Text, EditedAt) = (Text, text, at);
        if (!same || attachment?.FileId is not null) Attachment = attachment;
        return true;
    }

    // Labels change with what NADIA knows of an attachment, which is no edit.
    private static string Written(string text, Attachment? attachment) => attachment is null ? text : AttachmentText.WithoutLabel(text);
}
