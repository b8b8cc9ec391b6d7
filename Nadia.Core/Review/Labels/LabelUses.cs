using Nadia.Core.Common;

namespace Nadia.Core.Review.Labels;

/// <summary>What the business asks its reviewers for beside the yes. Programs that use the API are not asked: its contract leaves all of it open.</summary>
/// <param name="Tags">Required means: at least one where the text was changed.</param>
public sealed record LabelUses(LabelUse Quality, LabelUse Notes, LabelUse Tags)
{
    public static LabelUses Default { get; } = new(LabelUse.Optional, LabelUse.Optional, LabelUse.Optional);

    /// <summary>True when nothing need be asked.</summary>
    public bool AskNothing => Quality != LabelUse.Required && Notes != LabelUse.Required && Tags != LabelUse.Required;

    /// <summary>True when nothing can be said.</summary>
    public bool AreHidden => this is { Quality: LabelUse.Hidden, Notes: LabelUse.Hidden, Tags: LabelUse.Hidden };

    /// <summary>The first label that is missing, or null.</summary>
    /// <param name="changed">Whether the text differs from the draft's.</param>
    public Invalid? Check(int? quality, string? notes, IReadOnlyCollection<string>? tags, bool changed)
    {
        if (Quality == LabelUse.Required && quality is null) return new("quality_score", Words.Of("must be given: 1 to 5."));
        if (Notes == LabelUse.Required && string.IsNullOrWhiteSpace(notes)) return new("reviewer_notes", Words.Of("must be given."));
        return Tags == LabelUse.Required && changed && tags is null or { Count: 0 } ? new("edit_tags", Words.Of("must name at least one, as the text was changed.")) : null;
    }
}
