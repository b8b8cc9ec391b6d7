namespace Nadia.Core.Insights;

/// <summary>One reviewer's decisions of a period.</summary>
/// <param name="Decisions">Approved and rejected drafts; attention checks are not among them.</param>
/// <param name="Unchanged">Approvals whose bubbles are the draft's own.</param>
/// <param name="MedianSeconds">Between opening and deciding, measured on the server; what was decided without being opened, as many at once are, counts as 0. Null without decisions.</param>
/// <param name="Caught">Attention checks that were turned down or mended.</param>
/// <param name="Missed">Attention checks that would have left.</param>
public sealed record ReviewerFigure(
    string ReviewerId, string Name, int Decisions, int Approved, int Unchanged, double? MedianSeconds, int Caught, int Missed)
{
    /// <summary>0 to 1; null without approvals.</summary>
    public double? UnchangedShare => Approved == 0 ? null : (double)Unchanged / Approved;
}
