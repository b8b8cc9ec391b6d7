using Nadia.Core.Customers;

namespace Nadia.Core.Insights;

/// <summary>The desk's day and the funnel, in figures.</summary>
/// <param name="Pending">What the review page says is waiting; an attention check is in it there as here.</param>
/// <param name="ReviewSecondsMean">Mean seconds between opening and deciding, of today's decisions; null without any.</param>
/// <param name="ApprovedUnchanged">Today's approvals whose bubbles are the draft's own.</param>
/// <param name="CostUsd">What the models cost today, USD.</param>
/// <param name="Funnel">How many customers stand at each status.</param>
public sealed record InsightsView(
    int Pending,
    int Approved,
    int Rejected,
    int ApprovedUnchanged,
    double? ReviewSecondsMean,
    decimal CostUsd,
    int Held,
    int Silenced,
    IReadOnlyDictionary<CustomerStatus, int> Funnel,
    decimal LtvTotalUsd)
{
    /// <summary>What is owed to customers by a confirmed promise.</summary>
    public int OpenPromises { get; init; }

    /// <summary>Those of them whose time has passed.</summary>
    public int OverduePromises { get; init; }
}
