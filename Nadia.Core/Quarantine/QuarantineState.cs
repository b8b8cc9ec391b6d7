namespace Nadia.Core.Quarantine;

/// <summary>What became of a silenced customer's message.</summary>
public enum QuarantineState
{
    Held,
    Released,
    Discarded,
}
