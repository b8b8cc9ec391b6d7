namespace Nadia.Core.Conversations;

/// <summary>
/// A photo that a reviewer asked to see. The node that holds the account fetches it; kept here, every node can show it, and
/// Telegram is asked once.
/// </summary>
public sealed class MessagePhoto
{
    public required long MessageId { get; init; }

    public required int AccountId { get; init; }

    public required DateTimeOffset RequestedAt { get; set; }

    /// <summary>JPEG, PNG or WebP; null until it is fetched.</summary>
    public byte[]? Content { get; set; }

    public string? ContentType { get; set; }

    public DateTimeOffset? FetchedAt { get; set; }

    /// <summary>Why it cannot be had, as a sentence for people.</summary>
    public string? Error { get; set; }
}
