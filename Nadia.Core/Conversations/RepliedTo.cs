namespace Nadia.Core.Conversations;

/// <summary>The message that another one replies to, as far as it is known.</summary>
/// <param name="MessageId">Its row; null when it is not stored or not to be shown.</param>
/// <param name="Origin">Who wrote it; null with <paramref name="MessageId"/>.</param>
/// <param name="Excerpt">The words that were picked out of it, else how it begins: one line of at most 200 characters; null when nothing is known.</param>
public sealed record RepliedTo(long? MessageId, MessageOrigin? Origin, string? Excerpt)
{
    /// <summary>Characters of an excerpt.</summary>
    public const int MaxExcerpt = 200;

    /// <summary>Null for a message that replies to nothing.</summary>
    /// <param name="externalId">What the message says it replies to.</param>
    /// <param name="quote">The words that the sender picked out of it.</param>
    /// <param name="messageId">The row of what it replies to; null without one.</param>
    /// <param name="text">How that row's text begins.</param>
    internal static RepliedTo? Of(string? externalId, string? quote, long? messageId, MessageOrigin? origin, string? text) =>
        externalId is null && quote is null ? null : new(messageId, origin, InboundText.Line(quote ?? text, MaxExcerpt));

    /// <summary>As <see cref="Of"/>, for a model: what is held or deleted is not quoted to it.</summary>
    internal static RepliedTo? ForModel(string? externalId, string? quote, long? messageId, MessageOrigin? origin, string? text, bool? isHeld, DateTimeOffset? deletedAt) =>
        isHeld == true || deletedAt is not null ? new(null, null, null) : Of(externalId, quote, messageId, origin, text);
}
