using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;

namespace Nadia.Bot;

/// <summary>How fast one account may send.</summary>
/// <param name="Spacing">The least time between two bubbles.</param>
/// <param name="PerHour">Bubbles in any hour; 0 for no limit.</param>
internal readonly record struct SendRate(TimeSpan Spacing, int PerHour)
{
    public static SendRate Unlimited { get; } = new(TimeSpan.Zero, 0);

    /// <summary>As the settings say; half of it at amber. At red the account is being paused.</summary>
    public static SendRate Of(DeliveryOptions options, RiskLevel level)
    {
        var slow = level == RiskLevel.Green ? 1 : 2;
        return new(
            options.PerMinute == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(1) * slow / options.PerMinute,
            options.PerHour == 0 ? 0 : Math.Max(1, options.PerHour / slow));
    }
}
