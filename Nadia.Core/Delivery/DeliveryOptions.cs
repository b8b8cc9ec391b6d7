namespace Nadia.Core.Delivery;

/// <summary>How approved bubbles leave.</summary>
public sealed class DeliveryOptions
{
    /// <summary><c>human</c>: reading and typing take the time a person would need. <c>none</c>: at once, for load tests.</summary>
    public string Cadence { get; set; } = "human";

    /// <summary>Seconds in which an approval can be taken back, 0 to 10.</summary>
    public double UndoSeconds { get; set; } = 3;

    public TimeSpan Undo => TimeSpan.FromSeconds(UndoSeconds);

    public bool IsHuman => !string.Equals(Cadence, "none", StringComparison.OrdinalIgnoreCase);
}
