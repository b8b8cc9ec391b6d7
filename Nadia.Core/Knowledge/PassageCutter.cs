using System.Text.RegularExpressions;

namespace Nadia.Core.Knowledge;

/// <summary>
/// Cuts a document into passages of about 600 characters: at its headings first, then between paragraphs, then at the ends of lines and
/// sentences, and in the middle of a sentence only where one is longer than a passage may be.
/// </summary>
internal static partial class PassageCutter
{
    /// <summary>Characters; paragraphs are put together up to here.</summary>
    private const int Comfortable = 600;

    /// <summary>Characters.</summary>
    public const int Longest = 700;

    public static IEnumerable<CutPassage> Cut(string text)
    {
        List<string> path = [];
        foreach (var (heading, level, start, end) in Sections(text))
        {
            if (level > 0)
            {
                path.RemoveRange(Math.Min(level - 1, path.Count), path.Count - Math.Min(level - 1, path.Count));
                path.Add(heading);
            }

            var title = string.Join(" › ", path);
            foreach (var (from, to) in Joined(text, Pieces(text, start, end))) yield return new(title, text[from..to]);
        }
    }

    /// <summary>The text between one heading and the next; level 0 before the first.</summary>
    private static IEnumerable<(string Heading, int Level, int Start, int End)> Sections(string text)
    {
        var (heading, level, start) = ("", 0, 0);
        foreach (Match match in Headings().Matches(text))
        {
            yield return (heading, level, start, match.Index);
            (heading, level, start) = (match.Groups["title"].Value.Trim(), match.Groups["level"].Length, match.Index + match.Length);
        }

        yield return (heading, level, start, text.Length);
    }

    /// <summary>Neighbours together, as long as they stay comfortable.</summary>
    private static IEnumerable<(int From, int To)> Joined(string text, IEnumerable<(int From, int To)> pieces)
    {
        (int From, int To)? open = null;
        foreach (var piece in pieces)
        {
            if (open is { } o && piece.To - o.From <= Comfortable)
            {
                open = (o.From, piece.To);
                continue;
            }

            if (open is { } whole) yield return whole;
            open = piece;
        }

        if (open is { } last) yield return last;
    }

    /// <summary>Paragraphs, the long ones cut further; without the blanks around them.</summary>
    private static IEnumerable<(int From, int To)> Pieces(string text, int start, int end)
    {
        for (var paragraph = Paragraph().Match(text, start, end - start); paragraph.Success; paragraph = paragraph.NextMatch())
        {
            var (from, stop) = (paragraph.Index, paragraph.Index + paragraph.Length);
            while (stop - from > Longest)
            {
                var cut = from + CutAt(text.AsSpan(from, Longest));
                yield return Trimmed(text, from, cut);
                from = cut;
            }

            var rest = Trimmed(text, from, stop);
            if (rest.To > rest.From) yield return rest;
        }
    }

    /// <summary>The last end of a line, of a sentence or of a word, as long as not too little comes before it.</summary>
    private static int CutAt(ReadOnlySpan<char> text)
    {
        const int least = Longest / 3;
        foreach (var end in (ReadOnlySpan<string>)["\n", ". ", "? ", "! ", "; ", " "])
        {
            if (text.LastIndexOf(end, StringComparison.Ordinal) is var at && at >= least) return at + end.Length;
        }

        return char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
    }

    private static (int From, int To) Trimmed(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from])) from++;
        while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
        return (from, to);
    }

    [GeneratedRegex(@"^(?<level>#{1,6})[ \t]+(?<title>[^\n]+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Headings();

    [GeneratedRegex(@"\S(?:[^\n]|\n(?![ \t]*\n))*", RegexOptions.CultureInvariant)]
    private static partial Regex Paragraph();
}
