namespace Nadia.Core.Review.Checks;

/// <summary>A known-bad draft as an admin writes it; see <see cref="KnownBadDraft"/>.</summary>
public sealed record KnownBadDraftEdit(
    string CustomerWords, IReadOnlyList<string> Bubbles, string Fault, CheckCategory Category, string? BadWords = null, string Language = "en");
