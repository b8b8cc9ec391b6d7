namespace Nadia.Core.Review.Checks;

/// <summary>What a reviewer did with a check.</summary>
public enum CheckDeed
{
    /// <summary>Approved without a change.</summary>
    Approved,

    /// <summary>Approved with changes.</summary>
    Edited,

    Rejected,

    /// <summary>Asked for another draft.</summary>
    Redrafted,
}
