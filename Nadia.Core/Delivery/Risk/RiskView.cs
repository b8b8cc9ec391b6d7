namespace Nadia.Core.Delivery.Risk;

/// <summary>What the governor thinks of an account.</summary>
/// <param name="Reasons">Sentences for people, the gravest first; empty while it is green.</param>
/// <param name="Figures">What it was judged by.</param>
public sealed record RiskView(RiskLevel Level, IReadOnlyList<string> Reasons, SendingFigures Figures)
{
    public static RiskView None { get; } = new(RiskLevel.Green, [], SendingFigures.None);
}
