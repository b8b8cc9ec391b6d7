namespace Nadia.Core.Delivery.Risk;

/// <summary>What the governor thinks of an account.</summary>
/// <param name="Figures">What it was judged by.</param>
/// <param name="SinceResumed">The same from an admin's last "go on".</param>
public sealed record RiskView(RiskLevel Level, SendingFigures Figures, SendingFigures SinceResumed)
{
    public static RiskView None { get; } = new(RiskLevel.Green, SendingFigures.None, SendingFigures.None);

    /// <summary>Sentences for people, the gravest first; empty while it is green. Said when they are read, for one judgement is shown to readers of several languages.</summary>
    public IReadOnlyList<string> Reasons => Level == RiskLevel.Green ? [] : RiskRule.Reasons(Figures, SinceResumed);
}
