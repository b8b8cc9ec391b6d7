namespace Nadia.Core.Review;

/// <summary>The edit tags a new installation starts with.</summary>
internal static class StarterEditTags
{
    public static IEnumerable<EditTag> All =>
    [
        .. Family("tone", ("TONE_WARMER", "Warmer"), ("TONE_MORE_FORMAL", "More formal"), ("TONE_LESS_FORMAL", "Less formal"), ("TONE_CALMER", "Calmer")),
        .. Family("structure", ("STRUCT_SHORTER", "Shorter"), ("STRUCT_LONGER", "Longer"), ("STRUCT_SPLIT", "Split up"), ("STRUCT_MERGED", "Merged"), ("STRUCT_REORDERED", "Reordered")),
        .. Family("content", ("CONTENT_FACT_FIXED", "Fact fixed"), ("CONTENT_ADDED", "Content added"), ("CONTENT_REMOVED", "Content removed"), ("CONTENT_QUESTION_ADDED", "Question added"), ("CONTENT_QUESTION_REMOVED", "Question removed"), ("CONTENT_UNSAFE_REMOVED", "Unsafe text removed")),
        .. Family("call-to-action", ("CTA_SOFT", "Soft call to action"), ("CTA_MEDIUM", "Medium call to action"), ("CTA_DIRECT", "Direct call to action"), ("CTA_REMOVED", "Call to action removed")),
        .. Family("language", ("LANG_SPELLING", "Spelling"), ("LANG_GRAMMAR", "Grammar"), ("LANG_SWITCHED", "Language switched")),
    ];

    private static IEnumerable<EditTag> Family(string family, params (string Code, string Label)[] tags) =>
        tags.Select((tag, i) => new EditTag { Code = tag.Code, Family = family, Label = tag.Label, Position = i });
}
