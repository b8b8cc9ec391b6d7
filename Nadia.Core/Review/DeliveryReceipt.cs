using Nadia.Core.Delivery;

namespace Nadia.Core.Review;

/// <summary>How far one approved bubble has got.</summary>
/// <param name="MessageId">The channel's id of the message once it is sent.</param>
public sealed record DeliveryReceipt(
    string Bubble, DeliveryState State, string? MessageId, string? Error, DateTimeOffset NotBefore, DateTimeOffset? SentAt, DateTimeOffset? ReadAt)
{
    /// <summary>True when it stopped and a person can still do something about it: nobody dropped it, and nobody decided on the draft it came back as.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True when a person let it be.</summary>
    public bool IsDropped { get; init; }
}
