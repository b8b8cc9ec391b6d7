using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Nadia.Core.Review;

namespace Nadia.Web.Api.Reviews;

internal sealed record ApproveRequest
{
    [Description("The bubbles as they should leave, each of 1 to 4,096 characters and not blank.")]
    [Required]
    [Length(1, ReviewRules.MaxBubbles)]
    public IReadOnlyList<string>? FinalBubbles { get; init; }

    [Description("Codes such as TONE_WARMER, each of 1 to 50 characters.")]
    [MaxLength(ReviewRules.MaxTags)]
    public IReadOnlyList<string>? EditTags { get; init; }

    [Range(1, 5)]
    public int? QualityScore { get; init; }

    [StringLength(ReviewRules.MaxNotes)]
    public string? ReviewerNotes { get; init; }

    // The service refuses an empty list, which is what a missing one is.
    public ApproveDraft For(Guid draft) => new(draft, FinalBubbles ?? [], EditTags, QualityScore, ReviewerNotes);
}
