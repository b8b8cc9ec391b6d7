namespace Nadia.Core.Drafting.Style;

/// <summary>
/// What the business has said in the same words in at least two of its last messages: runs of 2 to 6 words without
/// a number that begin and end with a telling one. The customer's own words are the subject, not a manner, and do not count.
/// </summary>
internal static class RepeatedPhrases
{
    private const int Messages = 12;
    private const int MostWords = 6;
    private const int Shown = 3;

    /// <summary>At most three, the most often said first, as they were spelt last.</summary>
    /// <param name="own">What the business said, oldest first.</param>
    /// <param name="theirs">What the customer said.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> own, IReadOnlyList<StyleText> theirs)
    {
        Dictionary<string, (int Times, int Words, string Spelt)> said = new(StringComparer.Ordinal);
        foreach (var text in own.TakeLast(Messages).Select(StyleText.Of))
        {
            foreach (var (phrase, words, spelt) in Phrases(text).DistinctBy(p => p.Phrase))
            {
                said[phrase] = (said.GetValueOrDefault(phrase).Times + 1, words, spelt);
            }
        }

        var repeated = said
            .Where(p => p.Value.Times > 1 && !theirs.Any(text => text.Holds(p.Key)))
            .OrderByDescending(p => p.Value.Words).ThenByDescending(p => p.Value.Times).ThenBy(p => p.Key, StringComparer.Ordinal);
        List<(string Phrase, int Times, string Spelt)> kept = [];
        foreach (var (phrase, (times, _, spelt)) in repeated)
        {
            if (!kept.Exists(k => Overlap(k.Phrase, phrase))) kept.Add((phrase, times, spelt));
        }

        return [.. kept.OrderByDescending(k => k.Times).Take(Shown).Select(k => k.Spelt)];
    }

    /// <summary>One is inside the other: both would say the same to the reader.</summary>
    private static bool Overlap(string longer, string shorter) => $" {longer} ".Contains($" {shorter} ", StringComparison.Ordinal);

    private static IEnumerable<(string Phrase, int Words, string Spelt)> Phrases(StyleText text)
    {
        foreach (var words in text.Stretches)
        {
            for (var first = 0; first < words.Count; first++)
            {
                if (!words[first].IsTelling) continue;
                for (var last = first + 1; last < words.Count && last < first + MostWords; last++)
                {
                    if (words[last].IsNumber) break;
                    if (!words[last].IsTelling) continue;
                    var (start, end) = (words[first].Start, words[last].Start + words[last].Length);
                    yield return (string.Join(' ', words.Skip(first).Take(last - first + 1).Select(w => w.Folded)), last - first + 1, text.Text[start..end]);
                }
            }
        }
    }
}
