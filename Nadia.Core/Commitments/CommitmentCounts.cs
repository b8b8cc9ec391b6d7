namespace Nadia.Core.Commitments;

/// <summary>How many promises there are.</summary>
/// <param name="Overdue">Those of the open ones whose time has passed.</param>
public sealed record CommitmentCounts(int Overdue, int Open, int Proposed);
