namespace Nadia.Core.Commitments;

/// <summary>Which promises a list shows.</summary>
public enum CommitmentList
{
    /// <summary>Open ones whose time has passed, the longest overdue first.</summary>
    Overdue,

    /// <summary>All open ones, the next due first.</summary>
    Open,

    /// <summary>Those that wait to be confirmed, the oldest first.</summary>
    Proposed,

    /// <summary>Kept or cancelled, the latest first.</summary>
    Closed,
}
