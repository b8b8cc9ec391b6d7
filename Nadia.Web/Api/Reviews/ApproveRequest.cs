using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Nadia.Core.Conversations;
using Nadia.Core.Review;
using Nadia.Web.Api.Description;

namespace Nadia.Web.Api.Reviews;

internal sealed record ApproveRequest
{
    [Description("The bubbles as they should leave, none blank.")]
    [Required]
    [Length(1, ReviewRules.MaxBubbles)]
    [EachLength(MessageRules.MaxText)]
    public IReadOnlyList<string>? FinalBubbles { get; init; }

    [Description("Codes such as TONE_WARMER.")]
    [MaxLength(ReviewRules.MaxTags)]
    [EachLength(ReviewRules.MaxTag)]
    public IReadOnlyList<string>? EditTags { get; init; }

    [Range(1, 5)]
    public int? QualityScore { get; init; }

    [StringLength(ReviewRules.MaxNotes)]
    public string? ReviewerNotes { get; init; }

    // The service refuses an empty list, which is what a missing one is.
    public ApproveDraft For(Guid draft) => new(draft, FinalBubbles ?? [], EditTags, QualityScore, ReviewerNotes);
}
