using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Checks;
using Nadia.Core.Review.Editing;

namespace Nadia.Web.Features.Settings.Checks;

/// <summary>A known-bad draft while it is being written.</summary>
public sealed class KnownBadForm
{
    public KnownBadForm(KnownBadDraftEdit? known)
    {
        if (known is null) return;
        (CustomerWords, Fault, Category, BadWords, Language) = (known.CustomerWords, known.Fault, known.Category, known.BadWords ?? "", known.Language);
        Reply = string.Join("\n\n", known.Bubbles);
    }

    public string CustomerWords { get; set; } = "";

    /// <summary>One bubble a line, or between blank lines where there are any.</summary>
    public string Reply { get; set; } = "";

    public string Fault { get; set; } = "";

    public CheckCategory Category { get; set; }

    public string BadWords { get; set; } = "";

    public string Language { get; set; } = "en";

    public KnownBadDraftEdit Edit => new(
        CustomerWords, PastedText.Parts(Reply, ReviewRules.MaxBubbles), Fault, Category, string.IsNullOrWhiteSpace(BadWords) ? null : BadWords, Language);

    public Invalid? Problem => KnownBadDraftRules.Check(Edit);
}
