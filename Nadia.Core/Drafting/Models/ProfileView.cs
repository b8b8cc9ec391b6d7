namespace Nadia.Core.Drafting.Models;

/// <summary>A profile in the list of admins.</summary>
/// <param name="Refine">Null when there is one stage only.</param>
/// <param name="IsFirst">The first that is on: it is asked before all others.</param>
public sealed record ProfileView(
    Guid Id, uint Version, string Name, bool Enabled, bool IsFirst, StageView Creative, StageView? Refine, DateTimeOffset UpdatedAt, string UpdatedBy)
{
    /// <summary>It is set by the environment: it can be ordered, switched and tested, nothing else.</summary>
    public bool IsConfiguration => Id == ModelProfile.ConfigurationId;

    /// <summary>All its prices are 0, so the budget does not stop it.</summary>
    public bool IsFree => Creative.IsFree && Refine is null or { IsFree: true };
}
