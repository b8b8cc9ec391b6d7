namespace Nadia.Core.Conversations;

/// <summary>One message of a conversation as people read it.</summary>
public sealed record MessageView(
    long Id,
    MessageDirection Direction,
    MessageOrigin Origin,
    string Text,
    string? TextBeforeEdit,
    DateTimeOffset SentAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    DateTimeOffset? ReadAt,
    bool Quarantined)
{
    /// <summary>The message's id on the channel.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What was sent with the text; a photo can be opened.</summary>
    public Attachment? Attachment { get; init; }

    public bool ArrivedAway { get; init; }

    /// <summary>What it replies to; null for a message that replies to nothing.</summary>
    public RepliedTo? RepliedTo { get; init; }
}
