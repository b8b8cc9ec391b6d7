using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review.Queue;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>The queue's questions. Null means cancelled, and then nothing has happened.</summary>
public static class QueueQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Small };

    public static Task<BulkApproveAnswer?> AskBulkApproveAsync(this IDialogService dialogs, BulkPreview preview) =>
        dialogs.AskAsync<BulkApproveDialog, BulkApproveAnswer>(
            Words.Of("Approve replies"), new DialogParameters<BulkApproveDialog> { { d => d.Preview, preview } }, Wide);

    public static Task<SnoozeAnswer?> AskSnoozeAsync(this IDialogService dialogs, int drafts, DateTimeOffset now, ViewerZone zone) =>
        dialogs.AskAsync<SnoozeDialog, SnoozeAnswer>(
            drafts == 1 ? Words.Of("Snooze draft") : Words.Fill($"Snooze {drafts} drafts"),
            new DialogParameters<SnoozeDialog> { { d => d.Now, now }, { d => d.Zone, zone } });

    public static Task<AssignAnswer?> AskAssigneeAsync(this IDialogService dialogs, int drafts, IReadOnlyList<Assignee> members) =>
        dialogs.AskAsync<AssignDialog, AssignAnswer>(
            drafts == 1 ? Words.Of("Assign draft") : Words.Fill($"Assign {drafts} drafts"), new DialogParameters<AssignDialog> { { d => d.Members, members } });

    public static Task<ViewAnswer?> AskViewAsync(this IDialogService dialogs, bool mayShare) =>
        dialogs.AskAsync<ViewDialog, ViewAnswer>(Words.Of("Save view"), new DialogParameters<ViewDialog> { { d => d.MayShare, mayShare } });

    /// <summary>Lists what was not done.</summary>
    /// <param name="done">How many were.</param>
    /// <param name="deed">What was done to them.</param>
    public static async Task ShowOutcomesAsync(this IDialogService dialogs, int done, BulkDeed deed, IReadOnlyList<BulkOutcome> refused)
    {
        var parameters = new DialogParameters<OutcomesDialog> { { d => d.DoneCount, done }, { d => d.Deed, deed }, { d => d.Refused, refused } };
        var reference = await dialogs.ShowAsync<OutcomesDialog>(Words.Of("Not everything was done"), parameters, Wide);
        await reference.Result;
    }
}
