namespace Nadia.Web.Features.Review.Asks;

/// <summary>What the reviewer said beside the no.</summary>
/// <param name="Notes">Why; the instruction of the next draft when one is asked for.</param>
/// <param name="Quality">As given before; 1 to 5, or null.</param>
/// <param name="Tags">As given before.</param>
public sealed record RejectAnswer(string? Notes, bool Redraft, int? Quality = null, IReadOnlyList<string>? Tags = null);
