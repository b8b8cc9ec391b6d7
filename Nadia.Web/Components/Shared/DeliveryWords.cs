using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;

namespace Nadia.Web.Components.Shared;

/// <summary>What a bubble's way to the customer is called.</summary>
public static class DeliveryWords
{
    public static string Word(this DeliveryState state) => state switch
    {
        DeliveryState.Queued => Words.Of("queued"),
        DeliveryState.Typing => Words.Of("typing"),
        DeliveryState.Sent => Words.Of("sent"),
        DeliveryState.Read => Words.Of("read"),
        DeliveryState.Held => Words.Of("held"),
        DeliveryState.Failed => Words.Of("failed"),
    };

    /// <summary>What a bubble waits for, when that takes longer than anybody expects; null otherwise.</summary>
    public static string? Waits(this OutgoingView bubble, DateTimeOffset now, ViewerZone zone) =>
        bubble.HourFullUntil is { } until && until - now > AccountSending.LongWait ? Words.Fill($"waits for the hourly limit until {zone.Moment(until, now)}") : null;
}
