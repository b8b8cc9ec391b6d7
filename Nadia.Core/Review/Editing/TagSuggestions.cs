using Nadia.Core.Drafting.Offline;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Safety;

namespace Nadia.Core.Review.Editing;

/// <summary>
/// Guesses from the text alone which edit tags describe a reviewer's change. Suggestions only: a person confirms them. Pure.
/// The codes are those that ship; one that the business has retired is not offered by whoever shows them.
/// </summary>
public static class TagSuggestions
{
    /// <summary>A text is shorter, or longer, when it lost or won a fifth of its words, and three at least.</summary>
    private const decimal Share = 0.2m;
    private const int FewWords = 3;

    /// <summary>Letters by which a word may differ and still be the same word, spelt otherwise.</summary>
    private const int Misspelt = 2;

    /// <summary>The codes, in the order of the families.</summary>
    public static IReadOnlyList<string> Of(EditFacts facts)
    {
        var (draft, final) = (Clean(facts.Draft), Clean(facts.Final));
        if (draft.SequenceEqual(final, StringComparer.Ordinal)) return [];
        return [.. Structure(draft, final), .. Content(facts, draft, final), .. CallToAction(facts, draft, final), .. Language(draft, final)];
    }

    /// <summary>The tag of a template of this level.</summary>
    public static string CodeOf(ReplyTemplateLevel level) => level switch
    {
        ReplyTemplateLevel.Soft => "CTA_SOFT",
        ReplyTemplateLevel.Medium => "CTA_MEDIUM",
        ReplyTemplateLevel.Direct => "CTA_DIRECT",
    };

    private static IEnumerable<string> Structure(string[] draft, string[] final)
    {
        var (before, after) = (Words(draft).Length, Words(final).Length);
        if (before - after >= FewWords && after <= before * (1 - Share)) yield return "STRUCT_SHORTER";
        if (after - before >= FewWords && after >= before * (1 + Share)) yield return "STRUCT_LONGER";
        if (final.Length > draft.Length && IsSameText(draft, final)) yield return "STRUCT_SPLIT";
        if (final.Length < draft.Length && IsSameText(draft, final)) yield return "STRUCT_MERGED";
        var stayed = final.Where(draft.Contains).Distinct().ToList();
        var order = draft.Where(stayed.Contains).Distinct();
        if (!order.SequenceEqual(stayed, StringComparer.Ordinal)) yield return "STRUCT_REORDERED";
    }

    private static IEnumerable<string> Content(EditFacts facts, string[] draft, string[] final)
    {
        var (before, after) = (Questions(draft), Questions(final));
        if (after > before) yield return "CONTENT_QUESTION_ADDED";
        if (after < before) yield return "CONTENT_QUESTION_REMOVED";
        var left = facts.FinalFindings.Where(f => f.In == JudgedText.Reply).Select(f => f.Rule).ToHashSet(StringComparer.Ordinal);
        if (facts.DraftFindings.Any(f => f.In == JudgedText.Reply && !left.Contains(f.Rule))) yield return "CONTENT_UNSAFE_REMOVED";
    }

    private static IEnumerable<string> CallToAction(EditFacts facts, string[] draft, string[] final)
    {
        var (before, after) = (Levels(facts, draft), Levels(facts, final));
        foreach (var level in after.Except(before).Order()) yield return CodeOf(level);
        if (before.Count > 0 && after.Count == 0) yield return "CTA_REMOVED";
    }

    private static IEnumerable<string> Language(string[] draft, string[] final)
    {
        if (WordDiff.IsLong(string.Join('\n', draft)) || WordDiff.IsLong(string.Join('\n', final))) yield break;
        if (IsSpelling(draft, final)) yield return "LANG_SPELLING";
        if (OfflineLanguage.IsSpanish(string.Join('\n', draft)) is { } was && OfflineLanguage.IsSpanish(string.Join('\n', final)) is { } isNow && was != isNow)
            yield return "LANG_SWITCHED";
    }

    /// <summary>Only words were replaced, each by nearly the same word.</summary>
    private static bool IsSpelling(string[] draft, string[] final) =>
        WordDiff.Blocks(WordTokens.Join(draft), WordTokens.Join(final)).ToList() is { Count: > 0 } blocks && blocks.TrueForAll(block =>
            block.Removed.Count == block.Added.Count && block.Removed.Zip(block.Added).All(pair => IsNearly(pair.First, pair.Second)));

    private static bool IsNearly(string a, string b)
    {
        if (a[0] == WordTokens.BubbleEnd || b[0] == WordTokens.BubbleEnd) return false;
        if (FoldedText.Of(a).Plain == FoldedText.Of(b).Plain) return true;
        return Math.Min(a.Length, b.Length) > FewWords && Distance(a, b) <= Misspelt;
    }

    /// <summary>Letters put in, taken out or replaced (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static bool IsSameText(string[] draft, string[] final) => Words(draft).SequenceEqual(Words(final), StringComparer.OrdinalIgnoreCase);

    private static HashSet<ReplyTemplateLevel> Levels(EditFacts facts, string[] bubbles) =>
        [.. facts.Templates.Where(t => bubbles.Any(b => b.Contains(t.Text.Trim(), StringComparison.Ordinal))).Select(t => t.Level)];

    private static int Questions(string[] bubbles) => bubbles.Sum(b => b.Count(c => c is '?' or '\uff1f' or '\u061f'));

    private static string[] Words(string[] bubbles) => string.Join('\n', bubbles).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string[] Clean(IReadOnlyList<string> bubbles) => [.. bubbles.Select(b => b.Trim()).Where(b => b.Length > 0)];
}
