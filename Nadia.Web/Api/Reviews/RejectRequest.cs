using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Nadia.Core.Review;

namespace Nadia.Web.Api.Reviews;

internal sealed record RejectRequest
{
    [Description("Why; with `redraft` the instruction for the next draft.")]
    [StringLength(ReviewRules.MaxNotes)]
    public string? ReviewerNotes { get; init; }

    [Description("True to ask for another draft; false, or left out, when no reply is needed.")]
    public bool? Redraft { get; init; }

    public RejectDraft For(Guid draft) => new(draft, ReviewerNotes, Redraft ?? false);
}
