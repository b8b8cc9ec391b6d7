using System.ComponentModel;
using Nadia.Core.Delivery;
using Nadia.Core.Review;

namespace Nadia.Web.Api.Reviews;

/// <summary>How far one approved bubble has got.</summary>
internal sealed record DeliveryAnswer(
    [property: Description("The bubble's text.")] string Bubble,
    DeliveryState State,
    [property: Description("The channel's id of the message; null until it is sent.")] string? MessageId)
{
    public static DeliveryAnswer Of(DeliveryReceipt receipt) => new(receipt.Bubble, receipt.State, receipt.MessageId);
}
