namespace Nadia.Core.Drafting.Models;

/// <summary>Where a profile goes in the order.</summary>
public enum ProfileMove
{
    /// <summary>It becomes the first choice, and is switched on.</summary>
    First,

    Up,

    Down,
}
