using System.Text.RegularExpressions;

namespace Nadia.Core.Safety;

/// <summary>
/// One thing to look for, as data. Patterns run on lower-case text without accents (<see cref="FoldedText"/>), without backtracking,
/// so that no text however hostile can make one slow.
/// </summary>
/// <param name="Name">Stable: findings keep it for ever.</param>
/// <param name="In">The text it looks at; null for both.</param>
/// <param name="Why">What the reviewer reads.</param>
public sealed record Rule(string Name, string Category, Severity Severity, JudgedText? In, string Why)
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    private Regex? pattern;
    private Regex? except;
    private bool words;

    /// <summary>A further test of what the pattern matched, such as a checksum; folded text in, true when it counts.</summary>
    public Func<string, bool>? Verify { get; init; }

    /// <summary>Matches that overlap a match of this pattern do not count ("no hurry").</summary>
    public string? Except
    {
        get => except?.ToString();
        init => except = value is null ? null : new(value, Options);
    }

    /// <summary>Whole words or phrases, lower case without accents; found in leet spelling too ("k1ll").</summary>
    public Rule Words(params string[] phrases) => this with
    {
        words = true,
        pattern = new($@"\b(?:{string.Join('|', phrases.Select(Loose))})\b", Options),
    };

    /// <summary>A regular expression of the kind that needs no backtracking: no look-around, no back-reference.</summary>
    public Rule Pattern(string expression) => this with { pattern = new(expression, Options) };

    /// <summary>The places where the rule applies, at most <paramref name="max"/>, as offsets in the folded text.</summary>
    internal IEnumerable<(int Start, int Length, string Text)> Find(FoldedText text, int max)
    {
        if (pattern is null) return [];
        var spared = except is null ? [] : Spans(except, words ? text.Words : text.Plain);
        return pattern.Matches(words ? text.Words : text.Plain)
            .Where(m => m.Length > 0 && !spared.Any(s => s.Start < m.Index + m.Length && m.Index < s.End))
            .Where(m => Verify is null || Verify(m.Value))
            .Take(max)
            .Select(m => (m.Index, m.Length, m.Value));
    }

    /// <summary>Any white space between words; the apostrophe may be left out.</summary>
    private static string Loose(string phrase) =>
        Regex.Escape(phrase).Replace(@"\ ", @"\s+", StringComparison.Ordinal).Replace("'", "'?", StringComparison.Ordinal);

    private static List<(int Start, int End)> Spans(Regex expression, string text) =>
        [.. expression.Matches(text).Select(m => (m.Index, m.Index + m.Length))];
}
