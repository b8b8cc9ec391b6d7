namespace Nadia.Core.Drafting.Models;

/// <summary>How a call to a model ended.</summary>
public enum ModelCallOutcome
{
    /// <summary>It is under way, or its process died: what was reserved for it counts as spent.</summary>
    Asking,

    Answered,

    /// <summary>The model, or its provider's filter, would not answer; it may cost all the same.</summary>
    Refused,

    TimedOut,

    Failed,
}
