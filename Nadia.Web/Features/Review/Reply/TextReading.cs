using Nadia.Core.Safety;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>What the rules say of a text as it stood at one moment, and how much of the draft it changes.</summary>
/// <param name="Texts">The bubbles that were read; the findings' offsets are in these.</param>
/// <param name="Effort">0 to 100 percent of the words.</param>
public sealed record TextReading(IReadOnlyList<string> Texts, Verdict Verdict, int Effort)
{
    /// <summary>The places to mark in a bubble as <c>length:start,length,severity;…</c>; null when its text is not the one that was read.</summary>
    public string? Marks(int bubble, string text) => bubble < Texts.Count && Texts[bubble] == text ? Marks(Verdict.Findings, bubble, text) : null;

    public static string Marks(IReadOnlyList<Finding> findings, int bubble, string text) =>
        FormattableString.Invariant($"{text.Length}:") + string.Join(';', findings
            .Where(f => f.In == JudgedText.Reply && f.Bubble == bubble && f.Start + f.Length <= text.Length)
            .Select(f => FormattableString.Invariant($"{f.Start},{f.Length},{f.Severity.ToString().ToLowerInvariant()}")));
}
