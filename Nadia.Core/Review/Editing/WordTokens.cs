using DiffPlex;

namespace Nadia.Core.Review.Editing;

/// <summary>Cuts a text into words; between them stand the white spaces, or nothing when only words count.</summary>
internal sealed class WordTokens(bool spaces) : IChunker
{
    /// <summary>Stands between two bubbles and is a word of its own, so that a split or a merge is a change.</summary>
    public const char BubbleEnd = '\u2029';

    public static WordTokens Shown { get; } = new(spaces: true);

    public static WordTokens Counted { get; } = new(spaces: false);

    public static string Join(IReadOnlyList<string> bubbles) => string.Join(BubbleEnd, bubbles.Select(b => b.Trim()));

    public IReadOnlyList<string> Chunk(string text)
    {
        List<string> tokens = [];
        for (var start = 0; start < text.Length;)
        {
            var kind = Kind(text[start]);
            var end = start + 1;
            while (kind != 2 && end < text.Length && Kind(text[end]) == kind) end++;
            if (kind != 1 || spaces) tokens.Add(text[start..end]);
            start = end;
        }

        return tokens;
    }

    private static int Kind(char c) => c == BubbleEnd ? 2 : char.IsWhiteSpace(c) ? 1 : 0;
}
