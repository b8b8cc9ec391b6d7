namespace Nadia.Web.Features.Review.Asks;

/// <summary>What the reviewer said beside the no.</summary>
/// <param name="Notes">Why; the instruction of the next draft when one is asked for.</param>
public sealed record RejectAnswer(string? Notes, bool Redraft);
