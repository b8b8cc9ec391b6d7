namespace Nadia.Core.Drafting.Models;

/// <summary>What the models cost. Days begin at midnight UTC.</summary>
/// <param name="SpentUsd">USD of today, with what is reserved for calls under way.</param>
/// <param name="StoppedAt">Since when the budget has had no room for a reply; null while it has.</param>
/// <param name="Profiles">By what they cost in the week, the most first.</param>
public sealed record SpendingView(decimal SpentUsd, ModelLimits Limits, DateTimeOffset? StoppedAt, IReadOnlyList<ProfileSpending> Profiles)
{
    public CallTotals Today => Profiles.Aggregate(CallTotals.None, (sum, p) => sum + p.Today);

    /// <summary>Today and the six days before.</summary>
    public CallTotals Week => Profiles.Aggregate(CallTotals.None, (sum, p) => sum + p.Week);

    /// <summary>True while the budget keeps models from writing.</summary>
    public bool IsStopped => Limits.BudgetUsd > 0 && StoppedAt is not null;
}
