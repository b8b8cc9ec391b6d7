namespace Nadia.Core.Drafting.Models;

/// <summary>What calls to models took together.</summary>
/// <param name="Drafts">Drafts that were kept.</param>
/// <param name="InputTokens">Prompt tokens, the cached ones included.</param>
/// <param name="CostUsd">USD, with tests, failures and answers that came second.</param>
public sealed record CallTotals(int Calls, int Drafts, long InputTokens, long CachedTokens, long OutputTokens, decimal CostUsd)
{
    public static CallTotals None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>0 to 1: the part of the prompts that came out of the providers' caches; null without any prompt.</summary>
    public double? CachedShare => InputTokens == 0 ? null : (double)CachedTokens / InputTokens;

    /// <summary>USD; null without a draft.</summary>
    public decimal? CostPerDraft => Drafts == 0 ? null : CostUsd / Drafts;

    public static CallTotals operator +(CallTotals one, CallTotals other) => new(
        one.Calls + other.Calls, one.Drafts + other.Drafts, one.InputTokens + other.InputTokens, one.CachedTokens + other.CachedTokens,
        one.OutputTokens + other.OutputTokens, one.CostUsd + other.CostUsd);

    public static CallTotals Add(CallTotals one, CallTotals other) => one + other;
}
