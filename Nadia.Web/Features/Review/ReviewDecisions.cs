using Microsoft.Extensions.Options;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Core.Review;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Features.Review.Reply;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>Asks the reviewer and does what they said. A question that is cancelled answers null and has changed nothing; a refusal is said beside the draft.</summary>
public sealed class ReviewDecisions(
    ReviewService reviews, ReplyWorks works, IDialogService dialogs, ISnackbar snackbar, CurrentActor who, IOptions<DeliveryOptions> delivery)
{
    private const string Away = "The database did not answer, so it is not known whether this was saved. Try again: nothing is sent twice.";

    public async Task<ApproveAnswer?> AskApproveAsync(OpenDraft draft, IReadOnlyList<EditTag> tags) =>
        await dialogs.AskApproveAsync(draft, await works.LabelsAsync(draft, tags));

    public Task<RejectAnswer?> AskRejectAsync(OpenDraft draft) => dialogs.AskRejectAsync(draft.View.DisplayName);

    public Task<RegenerateAnswer?> AskRegenerateAsync(OpenDraft draft) => dialogs.AskRegenerateAsync(draft.Editor.IsChanged);

    /// <param name="undone">Called with the draft's id when the reviewer took the approval back in time.</param>
    /// <returns>True when the draft is decided.</returns>
    public async Task<bool> ApproveAsync(OpenDraft draft, DecisionBasis basis, ApproveAnswer answer, Func<Guid, Task> undone)
    {
        var approval = new ApproveDraft(
            draft.Id, answer.Bubbles, answer.Tags, answer.Quality, answer.Notes, basis.ClaimToken, answer.SendAnyway ? basis.Revision : null)
        {
            BasedOn = draft.Editor.Base?.Id,
        };
        if (!await DoAsync(draft, async actor => (await reviews.ApproveAsync(approval, actor, CancellationToken.None)).Refusal)) return false;
        OfferUndo(draft, undone);
        return true;
    }

    /// <returns>True when the draft is decided.</returns>
    public async Task<bool> RejectAsync(OpenDraft draft, DecisionBasis basis, RejectAnswer answer)
    {
        var rejection = new RejectDraft(draft.Id, answer.Notes, answer.Redraft, basis.ClaimToken, basis.Revision);
        if (!await DoAsync(draft, async actor => (await reviews.RejectAsync(rejection, actor, CancellationToken.None)).Refusal)) return false;
        snackbar.Say(answer.Redraft ? "Rejected. A new draft is being written." : "Rejected. Nothing was sent.");
        return true;
    }

    /// <summary>Asks for another draft; this one stays until the new one takes its place.</summary>
    public async Task<bool> RegenerateAsync(OpenDraft draft, RegenerateAnswer answer) =>
        draft.AwaitsRedraft = await DoAsync(
            draft, async actor => (await reviews.RegenerateAsync(draft.Id, answer.Instruction, actor, CancellationToken.None)).Refusal);

    private async Task<bool> DoAsync(OpenDraft draft, Func<Actor, Task<Refusal?>> command)
    {
        draft.Refused = null;
        try
        {
            draft.Refused = (await command(await who.GetAsync()))?.Message;
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            draft.Refused = Away;
        }

        return draft.Refused is null;
    }

    private void OfferUndo(OpenDraft draft, Func<Guid, Task> undone)
    {
        var window = delivery.Value.Undo;
        // A name is the customer's own text: shown as text, which the overload that takes a string does not do.
        snackbar.Add(content => content.AddContent(0, $"Reply to {draft.View.DisplayName} approved."), Severity.Success, options =>
        {
            options.CloseAfterNavigation = false;
            if (window <= TimeSpan.Zero) return;
            options.VisibleStateDuration = (int)window.TotalMilliseconds;
            options.Action = "Undo";
            options.OnClick = _ => UndoAsync(draft.Id, undone);
        });
    }

    private async Task UndoAsync(Guid draftId, Func<Guid, Task> undone)
    {
        try
        {
            var refusal = (await reviews.UndoApprovalAsync(draftId, await who.GetAsync(), CancellationToken.None)).Refusal;
            if (refusal is null) await undone(draftId);
            else snackbar.Refuse(refusal);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            snackbar.Say("The database did not answer: the approval was not taken back.", Severity.Error);
        }
    }
}
