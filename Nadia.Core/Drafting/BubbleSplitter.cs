namespace Nadia.Core.Drafting;

/// <summary>Splits a reply into bubbles at the ends of sentences, without a model.</summary>
internal static class BubbleSplitter
{
    private const int MaxBubbles = 4;
    private const int Comfortable = 140;

    /// <summary>1 to 4 texts, in order; none for a blank reply. Short sentences share a bubble.</summary>
    public static List<string> Split(string text)
    {
        List<string> bubbles = [];
        foreach (var sentence in Sentences(text))
        {
            var joins = bubbles.Count > 0 && (bubbles.Count == MaxBubbles || bubbles[^1].Length + sentence.Length < Comfortable);
            if (joins) bubbles[^1] += " " + sentence;
            else bubbles.Add(sentence);
        }

        return bubbles;
    }

    public static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var last = i + 1 == text.Length;
            var ends = text[i] == '\n' || (text[i] is '.' or '!' or '?' or '…' or '”' && (last || char.IsWhiteSpace(text[i + 1])) && EndsHere(text, i));
            if (!ends && !last) continue;
            var sentence = text[start..(i + 1)].Trim();
            if (sentence.Length > 0) yield return sentence;
            start = i + 1;
        }
    }

    /// <summary>A closing quotation mark ends a sentence only after its full stop.</summary>
    private static bool EndsHere(string text, int i) => text[i] != '”' || (i > 0 && text[i - 1] is '.' or '!' or '?' or '…');
}
