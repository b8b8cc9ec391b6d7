namespace Nadia.Core.Commitments;

/// <summary>How far a promise has got.</summary>
public enum CommitmentState
{
    /// <summary>Seen in an approved reply; it counts once a person has confirmed it.</summary>
    Proposed,

    /// <summary>The business owes it to the customer.</summary>
    Open,

    Done,

    /// <summary>It was open and is not owed any more.</summary>
    Cancelled,

    /// <summary>It was proposed and was no promise.</summary>
    Dismissed,
}
