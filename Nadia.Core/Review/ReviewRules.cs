using Nadia.Core.Common;
using Nadia.Core.Conversations;

namespace Nadia.Core.Review;

/// <summary>The limits of a review.</summary>
public static class ReviewRules
{
    public const int MaxBubbles = 10;
    public const int MaxTags = 20;
    public const int MaxTag = 50;
    public const int MaxNotes = 1000;

    /// <summary>The first rule the final bubbles break, or null.</summary>
    public static Invalid? Bubbles(IReadOnlyList<string>? bubbles)
    {
        const string field = "final_bubbles";
        if (bubbles is null || bubbles.Count is < 1 or > MaxBubbles) return new(field, Words.Fill($"must be 1 to {MaxBubbles} bubbles."));
        return bubbles
            .Select((text, i) => TextRules.Required($"{field}[{i}]", text, MessageRules.MaxText))
            .FirstOrDefault(broken => broken is not null);
    }

    public static Invalid? Tags(IReadOnlyList<string>? tags)
    {
        const string field = "edit_tags";
        if (tags is null) return null;
        if (tags.Count > MaxTags) return new(field, Words.Fill($"must be at most {MaxTags} tags."));
        return tags.Select((tag, i) => TextRules.Required($"{field}[{i}]", tag, MaxTag)).FirstOrDefault(broken => broken is not null);
    }

    public static Invalid? Quality(int? score) =>
        score is null or (>= 1 and <= 5) ? null : new("quality_score", Words.Of("must be a whole number from 1 to 5."));

    public static Invalid? Notes(string? notes) => TextRules.Optional("reviewer_notes", notes, MaxNotes);
}
