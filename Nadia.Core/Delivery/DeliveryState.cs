namespace Nadia.Core.Delivery;

/// <summary>How far an approved bubble has got.</summary>
public enum DeliveryState
{
    Queued,

    /// <summary>Being typed: it may already be on its way, so it is always sent again with the same random id.</summary>
    Typing,
    Sent,
    Read,

    /// <summary>Stopped before it left; a person decides.</summary>
    Held,

    /// <summary>The channel refused it for good.</summary>
    Failed,
}
