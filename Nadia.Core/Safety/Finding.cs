namespace Nadia.Core.Safety;

/// <summary>One place where a rule of the constitution applies.</summary>
/// <param name="Rule">The rule's stable name.</param>
/// <param name="Why">The explanation shown to the reviewer.</param>
/// <param name="Start">Offset in UTF-16 units in the judged text.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Bubble">Zero-based bubble of a reply; null for the customer's text.</param>
public sealed record Finding(string Rule, string Category, Severity Severity, JudgedText In, string Why, int Start, int Length, int? Bubble = null);
