namespace Nadia.Core.Drafting.Notes;

/// <summary>A fact as a model noted it; nobody has checked it yet.</summary>
/// <param name="Quote">The customer's words it claims to rest on.</param>
internal sealed record FactNote(string Text, string Quote);
