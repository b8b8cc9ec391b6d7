namespace Nadia.Core.Review;

/// <summary>Where a draft stands for people: a pending draft that somebody holds is "reviewing".</summary>
public enum ReviewStatus
{
    Pending,
    Reviewing,
    Approved,
    Rejected,
    Superseded,
}
