using Nadia.Core.Common;

namespace Nadia.Core.Drafting.Models;

/// <summary>How much the models may be asked.</summary>
/// <param name="BudgetUsd">USD for a day in UTC; 0 for no limit.</param>
/// <param name="DraftsPerCustomerHour">Most drafts that models write for one customer in 60 minutes; 0 for no limit.</param>
/// <param name="HedgeSeconds">After so many seconds without an answer the next profile is asked as well; 0 for never.</param>
public sealed record ModelLimits(decimal BudgetUsd, int DraftsPerCustomerHour, double HedgeSeconds)
{
    public const decimal MaxBudgetUsd = 100_000;
    public const int MaxDrafts = 1000;
    public const double MaxHedgeSeconds = 600;

    /// <summary>What counts until an admin has said otherwise.</summary>
    public static ModelLimits None { get; } = new(0, 0, 0);

    public Invalid? Check() =>
        (BudgetUsd is >= 0 and <= MaxBudgetUsd && decimal.Round(BudgetUsd, 2) == BudgetUsd
            ? null
            : new Invalid("daily_budget", Words.Fill($"must be 0 to {MaxBudgetUsd:N0} USD with two decimals at most.")))
        ?? (DraftsPerCustomerHour is >= 0 and <= MaxDrafts ? null : new Invalid("drafts_per_customer_hour", Words.Fill($"must be 0 to {MaxDrafts:N0}.")))
        ?? (HedgeSeconds is >= 0 and <= MaxHedgeSeconds ? null : new Invalid("hedge_seconds", Words.Fill($"must be 0 to {MaxHedgeSeconds:N0} seconds.")));
}
