namespace Nadia.Core.Delivery;

/// <summary>Whether a bubble may be given to the channel now.</summary>
public enum HandOver
{
    /// <summary>Yes, and it is recorded: from here on it may have left, and is only ever sent again with the same random id.</summary>
    Go,

    /// <summary>Not now: sending is paused, or the account has to wait. It is queued again.</summary>
    NotNow,

    /// <summary>It is not to go any more, or not by this worker: it was held, or the lease is lost.</summary>
    Gone,
}
