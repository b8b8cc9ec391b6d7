using System.Buffers;
using System.Globalization;
using System.Text;

namespace Nadia.Core.Safety;

/// <summary>
/// A text as the rules compare it: lower case, accents and compatibility forms folded, invisible characters dropped;
/// every place in it can be led back to the original.
/// </summary>
internal sealed class FoldedText
{
    // Cyrillic letters that look like Latin ones, in the order of these.
    private const string Lookalikes = "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455";
    private const string Latin = "aeopcyxijs";
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz" + Lookalikes);

    // What the letters of the Latin scripts and the signs between them fold to, from U+0080 on: nearly all that is not ASCII.
    private const int FirstKnown = 0x80;
    private static readonly string[] Known = [.. Enumerable.Range(FirstKnown, 0x250 - FirstKnown).Select(c => Folded(new Rune(c)))];

    // Null when every character stands where it stood.
    private readonly List<(int Start, int End)>? source;

    private FoldedText(string plain, List<(int Start, int End)>? source) => (Plain, Words, this.source) = (plain, Unleet(plain), source);

    /// <summary>Folded, digits and signs as they are.</summary>
    public string Plain { get; }

    /// <summary>As <see cref="Plain"/> and of the same length, with digits and signs that stand for letters read as those ("k1ll").</summary>
    public string Words { get; }

    public static FoldedText Of(string text)
    {
        if (Ascii.IsValid(text)) return new(text.ToLowerInvariant(), source: null);
        var plain = new StringBuilder(text.Length);
        List<(int, int)> source = new(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var end = at + rune.Utf16SequenceLength;
            if (rune.IsAscii)
            {
                plain.Append((char)Rune.ToLowerInvariant(rune).Value);
                source.Add((at, end));
                at = end;
                continue;
            }

            foreach (var folded in Fold(rune))
            {
                plain.Append(folded);
                source.Add((at, end));
            }

            at = end;
        }

        return new(plain.ToString(), source);
    }

    /// <summary>The original's offset and length, in UTF-16 units, of a span of the folded text that is not empty.</summary>
    public (int Start, int Length) Original(int start, int length)
    {
        if (source is null) return (start, length);
        var from = source[start].Start;
        return (from, source[start + length - 1].End - from);
    }

    private static string Fold(Rune rune) => rune.Value - FirstKnown < Known.Length ? Known[rune.Value - FirstKnown] : Folded(rune);

    private static string Folded(Rune rune)
    {
        if (rune.Value is 0x2018 or 0x2019) return "'";
        if (IsInvisible(Rune.GetUnicodeCategory(rune))) return "";
        var parts = rune.ToString().Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        return string.Concat(parts.Where(c => !IsInvisible(char.GetUnicodeCategory(c))));
    }

    private static bool IsInvisible(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static string Unleet(string plain)
    {
        var words = plain.ToCharArray();
        for (var start = 0; start < words.Length;)
        {
            var end = start;
            while (end < words.Length && !char.IsWhiteSpace(words[end])) end++;
            if (HasLetter(plain.AsSpan(start, end - start)))
            {
                for (var i = start; i < end; i++) words[i] = Letter(plain, i);
            }

            start = end + 1;
        }

        return new(words);
    }

    /// <summary>A group of digits alone is a number, and stays one.</summary>
    private static bool HasLetter(ReadOnlySpan<char> token) => token.ContainsAny(Letters);

    private static char Letter(string plain, int i) => plain[i] switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '!' or '|' when IsInside(plain, i) => 'i',
        var c when Lookalikes.IndexOf(c) is >= 0 and var k => Latin[k],
        var c => c,
    };

    private static bool IsInside(string plain, int i) =>
        i > 0 && i + 1 < plain.Length && char.IsAsciiLetter(plain[i - 1]) && char.IsAsciiLetter(plain[i + 1]);
}
