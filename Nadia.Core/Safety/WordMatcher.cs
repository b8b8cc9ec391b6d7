using System.Buffers;
using System.Text.RegularExpressions;

namespace Nadia.Core.Safety;

/// <summary>
/// Whole words and phrases. Nearly every text holds none of them, so one vectorised search for their rarest parts comes first, and
/// the exact expression runs only where that finds something.
/// </summary>
internal sealed class WordMatcher : IRuleMatcher
{
    private readonly SearchValues<string> parts;
    private readonly Regex expression;

    public WordMatcher(IReadOnlyList<string> phrases)
    {
        parts = SearchValues.Create([.. phrases.Select(LongestWord)], StringComparison.Ordinal);
        expression = Rule.Compile($@"\b(?:{string.Join('|', phrases.Select(Loose))})\b");
    }

    public IEnumerable<RuleMatch> Find(string text) => text.AsSpan().ContainsAny(parts)
        ? expression.Matches(text).Select(m => new RuleMatch(m.Index, m.Length, m.Value))
        : [];

    /// <summary>Any white space between words; the apostrophe may be left out.</summary>
    private static string Loose(string phrase) =>
        Regex.Escape(phrase).Replace(@"\ ", @"\s+", StringComparison.Ordinal).Replace("'", "'?", StringComparison.Ordinal);

    private static string LongestWord(string phrase) =>
        phrase.Split([' ', '\''], StringSplitOptions.RemoveEmptyEntries).MaxBy(part => part.Length) ?? phrase;
}
