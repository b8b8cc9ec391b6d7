using DiffPlex;

namespace Nadia.Core.Review.Editing;

/// <summary>Compares two texts word by word. Pure.</summary>
public static class WordDiff
{
    /// <summary>Beyond this many words a comparison in order could take a second.</summary>
    private const int MaxWords = 3000;

    /// <summary>The new text with what went out of it, in reading order; null when the texts are too long to compare.</summary>
    public static IReadOnlyList<DiffPiece>? Between(string before, string after)
    {
        if (IsLong(before) || IsLong(after)) return null;
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordTokens.Shown);
        List<DiffPiece> pieces = [];
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(pieces, DiffKind.Kept, diff.PiecesNew, at, block.InsertStartB);
            Add(pieces, DiffKind.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(pieces, DiffKind.Added, diff.PiecesNew, block.InsertStartB, at = block.InsertStartB + block.InsertCountB);
        }

        Add(pieces, DiffKind.Kept, diff.PiecesNew, at, diff.PiecesNew.Count);
        return pieces;
    }

    /// <summary>
    /// The edit effort: how many words of the longer text are not in both, in percent of it; a bubble's end counts as a word.
    /// 0 only when nothing changed, 100 when nothing stayed. Very long texts are compared without regard to order.
    /// </summary>
    public static int Effort(IReadOnlyList<string> draft, IReadOnlyList<string> final)
    {
        var (before, after) = (WordTokens.Join(draft), WordTokens.Join(final));
        var (old, now) = (WordTokens.Counted.Chunk(before), WordTokens.Counted.Chunk(after));
        var longest = Math.Max(old.Count, now.Count);
        var stayed = longest > MaxWords ? InCommon(old, now) : old.Count - Blocks(before, after).Sum(block => block.Removed.Count);
        var changed = longest - stayed;
        return changed == 0 ? 0 : Math.Max(1, (int)Math.Round(100m * changed / longest, MidpointRounding.AwayFromZero));
    }

    /// <summary>The places where words differ, with the words on both sides.</summary>
    internal static IEnumerable<(List<string> Removed, List<string> Added)> Blocks(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordTokens.Counted);
        return diff.DiffBlocks.Select(block => (
            diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA).ToList(),
            diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB).ToList()));
    }

    internal static bool IsLong(string text) => text.Length > MaxWords && WordTokens.Counted.Chunk(text).Count > MaxWords;

    private static int InCommon(IEnumerable<string> old, IEnumerable<string> now)
    {
        var counts = old.GroupBy(word => word, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return now.GroupBy(word => word, StringComparer.Ordinal).Sum(g => Math.Min(g.Count(), counts.GetValueOrDefault(g.Key)));
    }

    private static void Add(List<DiffPiece> pieces, DiffKind kind, IReadOnlyList<string> tokens, int from, int to)
    {
        if (from < to) pieces.Add(new(kind, string.Concat(tokens.Skip(from).Take(to - from))));
    }
}
