namespace Nadia.Core.Delivery;

/// <summary>How far an approved bubble has got.</summary>
public enum DeliveryState
{
    Queued,

    /// <summary>Being typed. Once handed over (attempts above 0) it may be on its way, and is always sent again with the same random id.</summary>
    Typing,
    Sent,
    Read,

    /// <summary>Stopped before it left: it came back to a person, who decides.</summary>
    Held,

    /// <summary>The channel refused it for good.</summary>
    Failed,
}
