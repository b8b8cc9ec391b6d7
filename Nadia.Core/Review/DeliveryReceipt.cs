using Nadia.Core.Delivery;

namespace Nadia.Core.Review;

/// <summary>How far one approved bubble has got.</summary>
/// <param name="MessageId">The channel's id of the message once it is sent.</param>
public sealed record DeliveryReceipt(
    string Bubble, DeliveryState State, string? MessageId, string? Error, DateTimeOffset NotBefore, DateTimeOffset? SentAt, DateTimeOffset? ReadAt);
