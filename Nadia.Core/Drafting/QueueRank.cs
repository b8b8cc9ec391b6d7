using Nadia.Core.Customers;
using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>
/// The place of a draft in the queue: longest waiting first, with a head start for risk and value.
/// A head start is added to the waiting time once, so two drafts never change their order while time passes: the queue is one scan of
/// an index on a stored time, and nobody starves, because every head start has an end.
/// </summary>
public static class QueueRank
{
    private const decimal FullValueUsd = 1000m;
    private static readonly TimeSpan ByRisk = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan WhenFlagged = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ByValue = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ForCustomers = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan WhenUrgent = TimeSpan.FromDays(1);

    /// <summary>
    /// <paramref name="waitingSince"/> less at most 57 minutes: up to 30 by risk, 15 when flagged, up to 10 by LTV (all of it from
    /// 1,000 USD on), 2 for who has bought before; and less a whole day when it is urgent.
    /// </summary>
    /// <param name="riskScore">0.0 to 1.0.</param>
    /// <param name="urgent">Somebody may be in danger, or asks whether a person answers.</param>
    public static DateTimeOffset QueueAt(
        DateTimeOffset waitingSince, decimal riskScore, Recommendation recommendation, decimal ltvUsd, CustomerStatus status, bool urgent = false)
    {
        var headStart = ByRisk * (double)Math.Clamp(riskScore, 0m, 1m)
            + ByValue * (double)(Math.Clamp(ltvUsd, 0m, FullValueUsd) / FullValueUsd);
        if (urgent) headStart += WhenUrgent;
        if (recommendation == Recommendation.Flag) headStart += WhenFlagged;
        if (status == CustomerStatus.Customer) headStart += ForCustomers;
        return waitingSince - headStart;
    }
}
