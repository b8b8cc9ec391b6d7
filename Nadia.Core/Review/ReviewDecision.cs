namespace Nadia.Core.Review;

/// <summary>What a person decided.</summary>
public enum ReviewDecision
{
    Approved,
    Rejected,
}
