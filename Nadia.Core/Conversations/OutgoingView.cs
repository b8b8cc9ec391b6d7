using Nadia.Core.Delivery;

namespace Nadia.Core.Conversations;

/// <summary>An approved bubble that has not arrived yet.</summary>
public sealed record OutgoingView(long Id, Guid DraftId, string Text, DeliveryState State, string? Error, DateTimeOffset NotBefore)
{
    /// <summary>Its account has sent all that an hour allows, and its next bubble leaves then; null while the hour has room.</summary>
    public DateTimeOffset? HourFullUntil { get; init; }
}
