namespace Nadia.Web.Features.Review.Queue;

/// <summary>What was done to several drafts at once.</summary>
public enum BulkDeed
{
    Approved,
    Rejected,
    Snoozed,
    BroughtBack,
    AssignedToYou,
    Assigned,

    /// <summary>Assigned to nobody any more.</summary>
    GivenBack,

    /// <summary>The customers of the drafts were.</summary>
    Silenced,
}
