namespace Nadia.Core.Safety;

/// <summary>What the constitution says of a reply and of the message it answers. It advises; a person decides.</summary>
/// <param name="RiskScore">0.0 (nothing found) to 1.0.</param>
/// <param name="Findings">In reading order: the customer's text first, then bubble by bubble.</param>
public sealed record Verdict(decimal RiskScore, Recommendation Recommendation, List<Finding> Findings)
{
    /// <summary>True when the customer may be in danger, or asks whether a person answers: such a message goes before all others.</summary>
    public bool IsUrgent => Findings.Exists(f => f is { In: JudgedText.Inbound, Category: RuleCategories.Crisis or RuleCategories.Automation });
}
