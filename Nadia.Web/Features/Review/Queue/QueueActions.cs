using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review.Queue;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>
/// What can be done with several drafts at once, or with the open one. A question that is cancelled answers null and has changed nothing;
/// what was refused is listed with its reason.
/// </summary>
public sealed class QueueActions(
    BulkReview bulk, QueueService queue, IDialogService dialogs, ISnackbar snackbar, CurrentActor who, TimeProvider clock)
{
    public async Task<IReadOnlyList<BulkOutcome>?> ApproveAsync(IReadOnlyList<Guid> ids)
    {
        if (!(await Attempt.ReadAsync(async () => await bulk.PreviewAsync(ids, await who.GetAsync(), CancellationToken.None))).TryGet(out var preview, out var refusal))
        {
            snackbar.Refuse(refusal);
            return null;
        }

        if (await dialogs.AskBulkApproveAsync(preview) is not { } answer) return null;   // cancelled: nothing was sent
        return await DoAsync(actor => bulk.ApproveAsync(answer.Ids, answer.Labels, actor, CancellationToken.None), BulkDeed.Approved);
    }

    public async Task<IReadOnlyList<BulkOutcome>?> RejectAsync(IReadOnlyList<Guid> ids)
    {
        if (await dialogs.AskRejectAsync(ids.Count == 1 ? Words.Of("this customer") : Words.Fill($"these {ids.Count} customers")) is not { } answer) return null;
        return await DoAsync(actor => bulk.RejectAsync(ids, answer.Notes, answer.Redraft, actor, CancellationToken.None), BulkDeed.Rejected);
    }

    public async Task<IReadOnlyList<BulkOutcome>?> SnoozeAsync(IReadOnlyList<Guid> ids, ViewerZone zone)
    {
        if (await dialogs.AskSnoozeAsync(ids.Count, clock.GetUtcNow(), zone) is not { } answer) return null;
        return await DoAsync(actor => bulk.SnoozeAsync(ids, answer.Until, actor, CancellationToken.None), BulkDeed.Snoozed);
    }

    public Task<IReadOnlyList<BulkOutcome>?> WakeAsync(IReadOnlyList<Guid> ids) =>
        DoAsync(actor => bulk.WakeAsync(ids, actor, CancellationToken.None), BulkDeed.BroughtBack);

    public Task<IReadOnlyList<BulkOutcome>?> TakeAsync(IReadOnlyList<Guid> ids) =>
        DoAsync(actor => bulk.AssignAsync(ids, actor.Id, actor, CancellationToken.None), BulkDeed.AssignedToYou);

    public async Task<IReadOnlyList<BulkOutcome>?> AssignAsync(IReadOnlyList<Guid> ids)
    {
        var read = await Attempt.ReadAsync(async () => await queue.AssigneesAsync(await who.GetAsync(), CancellationToken.None));
        if (!read.TryGet(out var members, out var refusal))
        {
            snackbar.Refuse(refusal);
            return null;
        }

        if (await dialogs.AskAssigneeAsync(ids.Count, members) is not { } answer) return null;
        return await DoAsync(
            actor => bulk.AssignAsync(ids, answer.MemberId, actor, CancellationToken.None), answer.MemberId is null ? BulkDeed.GivenBack : BulkDeed.Assigned);
    }

    public async Task<IReadOnlyList<BulkOutcome>?> SilenceAsync(IReadOnlyList<Guid> ids)
    {
        var text = ids.Count == 1
            ? Words.Of("What the customers of 1 draft write from now on is kept in the quarantine and not drafted, until somebody lifts this.")
            : Words.Fill($"What the customers of {ids.Count} drafts write from now on is kept in the quarantine and not drafted, until somebody lifts this.");
        if (!await dialogs.ConfirmAsync(Words.Of("Silence customers"), text, Words.Of("Silence"))) return null;
        return await DoAsync(actor => bulk.SilenceAsync(ids, actor, CancellationToken.None), BulkDeed.Silenced);
    }

    private async Task<IReadOnlyList<BulkOutcome>?> DoAsync(Func<Actor, Task<Outcome<IReadOnlyList<BulkOutcome>>>> act, BulkDeed deed)
    {
        var saved = await Attempt.SaveAsync(async () => await act(await who.GetAsync()));
        if (!saved.TryGet(out var outcomes, out var refusal))
        {
            snackbar.Refuse(refusal);
            return null;
        }

        var refused = outcomes.Where(o => o.Refusal is not null).ToList();
        if (refused.Count == 0) snackbar.Say(BulkWords.Done(deed, outcomes.Count), Severity.Success);
        else await dialogs.ShowOutcomesAsync(outcomes.Count - refused.Count, deed, refused);
        return outcomes;
    }
}
