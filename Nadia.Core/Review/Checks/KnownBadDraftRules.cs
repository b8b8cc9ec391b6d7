using Nadia.Core.Common;

namespace Nadia.Core.Review.Checks;

/// <summary>What a known-bad draft must be. Pure.</summary>
public static class KnownBadDraftRules
{
    public const int MaxWords = 1000;
    public const int MaxBubble = 1000;

    /// <summary>All bubbles together, so that they fit into one field of a page.</summary>
    public const int MaxReply = 3000;
    public const int MaxFault = 300;
    public const int MaxBadWords = 200;

    /// <summary>More than this nobody looks through; retired ones count.</summary>
    public const int Most = 200;

    /// <summary>The languages in which there are invented names.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es"];

    /// <summary>The first rule the draft breaks, or null.</summary>
    public static Invalid? Check(KnownBadDraftEdit edit) =>
        TextRules.Required("customer_words", edit.CustomerWords, MaxWords)
        ?? Bubbles(edit.Bubbles)
        ?? TextRules.Required("fault", edit.Fault, MaxFault)
        ?? (Enum.IsDefined(edit.Category) ? null : new Invalid("category", Words.Of("must be one of the categories.")))
        ?? BadWords(edit)
        ?? (Languages.Contains(edit.Language) ? null : new Invalid("language", Words.Of("must be en or es.")));

    private static Invalid? Bubbles(IReadOnlyList<string> bubbles)
    {
        if (bubbles.Count is < 1 or > ReviewRules.MaxBubbles) return new("bubbles", Words.Fill($"must be 1 to {ReviewRules.MaxBubbles} bubbles."));
        if (bubbles.Sum(b => b?.Length ?? 0) > MaxReply) return new("bubbles", Words.Fill($"must be at most {MaxReply:N0} characters together."));
        return bubbles.Select((text, i) => TextRules.Required($"bubbles[{i}]", text, MaxBubble)).FirstOrDefault(broken => broken is not null);
    }

    // Words that are not in the reply would make every approval a catch.
    private static Invalid? BadWords(KnownBadDraftEdit edit)
    {
        if (string.IsNullOrWhiteSpace(edit.BadWords)) return null;
        return TextRules.Optional("bad_words", edit.BadWords, MaxBadWords)
            ?? (CheckJudgement.Says(edit.Bubbles, edit.BadWords) ? null : new Invalid("bad_words", Words.Of("must be words of the reply, as they stand in it.")));
    }
}
