using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;

namespace Nadia.Bot;

/// <summary>How fast one account may send.</summary>
/// <param name="Spacing">The least time between two bubbles.</param>
/// <param name="PerHour">Bubbles in any hour; 0 for no limit.</param>
internal readonly record struct SendRate(TimeSpan Spacing, int PerHour)
{
    public static SendRate Unlimited { get; } = new(TimeSpan.Zero, 0);

    /// <summary>
    /// As the settings say; at amber half as fast, by twice the spacing; where there is none, by that of half the hour's limit. The hour's limit stays: half of it would count against what was sent
    /// before amber, and so stop an account that is only to be slowed. At red the account is being paused.
    /// </summary>
    public static SendRate Of(DeliveryOptions options, RiskLevel level)
    {
        var slow = level == RiskLevel.Green ? 1 : 2;
        var spacing = options switch
        {
            { PerMinute: > 0 } => TimeSpan.FromMinutes(1) * slow / options.PerMinute,
            { PerHour: > 0 } when slow > 1 => TimeSpan.FromHours(1) * slow / options.PerHour,
            _ => TimeSpan.Zero,
        };
        return new(spacing, options.PerHour);
    }
}
