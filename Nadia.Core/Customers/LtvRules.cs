using Nadia.Core.Common;

namespace Nadia.Core.Customers;

/// <summary>The limits of the LTV ledger, in USD.</summary>
public static class LtvRules
{
    /// <summary>One change lies within ± this.</summary>
    public const decimal MaxChange = 10_000.00m;

    /// <summary>The largest total that <c>numeric(12,2)</c> holds.</summary>
    public const decimal MaxTotal = 9_999_999_999.99m;

    public static Invalid? Check(decimal change)
    {
        if (decimal.Round(change, 2) != change) return new("ltv_amount", Words.Of("must have at most two decimals."));
        return Math.Abs(change) > MaxChange ? new("ltv_amount", Words.Fill($"must lie between -{MaxChange:N2} and {MaxChange:N2} USD.")) : null;
    }
}
