using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Labels;

namespace Nadia.Web.Features.Review.Asks;

/// <summary>The labels of one approval while they are being given.</summary>
/// <param name="uses">What the business asks for.</param>
/// <param name="tags">Those that are offered.</param>
/// <param name="suggested">Codes that the change of the text suggests; a person takes them, or not.</param>
/// <param name="given">Codes that are certain, as the level of a template that was put in.</param>
/// <param name="changed">Whether the text differs from what it started from.</param>
public sealed class LabelForm(
    LabelUses uses, IReadOnlyList<EditTag> tags, IReadOnlyCollection<string> suggested, IReadOnlyCollection<string> given, bool changed)
{
    public LabelUses Uses => uses;

    public IReadOnlyList<EditTag> Tags => tags;

    public string Notes { get; set; } = "";

    /// <summary>1 to 5; null until it is given, for there is no default.</summary>
    public int? Quality { get; set; }

    /// <summary>The codes chosen so far.</summary>
    public HashSet<string> Chosen { get; } = uses.Tags == LabelUse.Hidden ? [] : [.. tags.Select(t => t.Code).Where(given.Contains)];

    /// <summary>What is suggested and not chosen yet.</summary>
    public IReadOnlyList<EditTag> Suggested => uses.Tags == LabelUse.Hidden ? [] : [.. tags.Where(t => suggested.Contains(t.Code) && !Chosen.Contains(t.Code))];

    /// <summary>What is required and missing; null when all is there.</summary>
    public Invalid? Problem => uses.Check(Quality, Notes, Chosen, changed);

    public void TakeSuggested()
    {
        foreach (var tag in Suggested.Take(ReviewRules.MaxTags - Chosen.Count)) Chosen.Add(tag.Code);
    }
}
