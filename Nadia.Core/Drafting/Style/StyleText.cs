using Nadia.Core.Safety;

namespace Nadia.Core.Drafting.Style;

/// <summary>A text as its words, in stretches between punctuation marks: a phrase never runs across one.</summary>
internal sealed class StyleText
{
    /// <summary>Characters. Enough to see a manner by; a huge text is not worth more.</summary>
    private const int MaxLooked = 4096;

    private readonly Lazy<string> line;

    private StyleText(string text, List<List<StyleWord>> stretches)
    {
        (Text, Stretches) = (text, stretches);
        line = new(() => string.Concat(stretches.Select(words => $" {string.Join(' ', words.Select(w => w.Folded))} |")));
    }

    public string Text { get; }

    public IReadOnlyList<IReadOnlyList<StyleWord>> Stretches { get; }

    public int WordCount => Stretches.Sum(words => words.Count);

    public static StyleText Of(string text)
    {
        var looked = text.Length <= MaxLooked ? text : text[..MaxLooked];
        var folded = FoldedText.Of(looked);
        List<List<StyleWord>> stretches = [[]];
        for (var i = 0; i < folded.Plain.Length;)
        {
            if (!IsOfWord(folded.Plain, i))
            {
                if (Ends(folded.Plain[i]) && stretches[^1].Count > 0) stretches.Add([]);
                i++;
                continue;
            }

            var start = i;
            while (i < folded.Plain.Length && IsOfWord(folded.Plain, i)) i++;
            var (at, length) = folded.Original(start, i - start);
            stretches[^1].Add(new(folded.Plain[start..i], at, length));
        }

        return new(looked, stretches);
    }

    /// <param name="phrase">Folded words with one space between.</param>
    public bool Holds(string phrase) => line.Value.Contains($" {phrase} ", StringComparison.Ordinal);

    private static bool Ends(char c) => c is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '\n' or '(' or ')' or '¡' or '¿' or '"' or '“' or '”' or '«' or '»';

    /// <summary>Letters and digits; an apostrophe or a dash between two of them.</summary>
    private static bool IsOfWord(string text, int i) =>
        char.IsLetterOrDigit(text[i])
        || (text[i] is '\'' or '-' && i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]));
}
