namespace Nadia.Core.Customers.Facts;

/// <summary>What the team thinks of a fact.</summary>
public enum FactState
{
    /// <summary>A model proposed it; no model is told of it before a person has kept it.</summary>
    Proposed,

    /// <summary>It stands, and every further draft knows it.</summary>
    Kept,

    /// <summary>A person did not want it; the row stays, so that the same is not proposed again.</summary>
    Dropped,

    /// <summary>It was kept and does not hold any more.</summary>
    Retired,
}
