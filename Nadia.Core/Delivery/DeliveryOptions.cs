namespace Nadia.Core.Delivery;

/// <summary>How approved bubbles leave.</summary>
public sealed class DeliveryOptions
{
    /// <summary><c>human</c>: reading and typing take the time a person would need. <c>none</c>: at once, for load tests.</summary>
    public string Cadence { get; set; } = "human";

    /// <summary>Seconds in which an approval can be taken back, 0 to 10.</summary>
    public double UndoSeconds { get; set; } = 3;

    /// <summary>Bubbles that have not left come back to the reviewer when the customer begins to type.</summary>
    public bool HoldWhileTyping { get; set; } = true;

    /// <summary>Bubbles a minute on one Telegram account, spaced evenly; 0 for no limit, at most 1,000.</summary>
    public int PerMinute { get; set; } = 30;

    /// <summary>Bubbles in any hour on one Telegram account; 0 for no limit, at most 10,000.</summary>
    public int PerHour { get; set; } = 600;

    /// <summary>Whether risky sending is slowed and paused; off only for load tests on a test server.</summary>
    public bool Governor { get; set; } = true;

    public TimeSpan Undo => TimeSpan.FromSeconds(UndoSeconds);

    public bool IsHuman => !string.Equals(Cadence, "none", StringComparison.OrdinalIgnoreCase);
}
