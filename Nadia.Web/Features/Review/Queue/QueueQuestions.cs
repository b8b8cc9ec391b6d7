using MudBlazor;
using Nadia.Core.Review.Queue;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>The queue's questions. Null means cancelled, and then nothing has happened.</summary>
public static class QueueQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Small };

    public static Task<BulkApproveAnswer?> AskBulkApproveAsync(this IDialogService dialogs, IReadOnlyList<BulkCandidate> drafts) =>
        dialogs.AskAsync<BulkApproveDialog, BulkApproveAnswer>(
            "Approve replies", new DialogParameters<BulkApproveDialog> { { d => d.Drafts, drafts } }, Wide);

    public static Task<SnoozeAnswer?> AskSnoozeAsync(this IDialogService dialogs, int drafts, DateTimeOffset now, ViewerZone zone) =>
        dialogs.AskAsync<SnoozeDialog, SnoozeAnswer>(
            drafts == 1 ? "Snooze draft" : $"Snooze {drafts} drafts",
            new DialogParameters<SnoozeDialog> { { d => d.Now, now }, { d => d.Zone, zone } });

    public static Task<AssignAnswer?> AskAssigneeAsync(this IDialogService dialogs, int drafts, IReadOnlyList<Assignee> members) =>
        dialogs.AskAsync<AssignDialog, AssignAnswer>(
            drafts == 1 ? "Assign draft" : $"Assign {drafts} drafts", new DialogParameters<AssignDialog> { { d => d.Members, members } });

    public static Task<ViewAnswer?> AskViewAsync(this IDialogService dialogs, bool mayShare) =>
        dialogs.AskAsync<ViewDialog, ViewAnswer>("Save view", new DialogParameters<ViewDialog> { { d => d.MayShare, mayShare } });

    /// <summary>Lists what was not done.</summary>
    /// <param name="done">How many were.</param>
    /// <param name="verb">What was done to them, such as "approved".</param>
    public static async Task ShowOutcomesAsync(this IDialogService dialogs, int done, string verb, IReadOnlyList<BulkOutcome> refused)
    {
        var parameters = new DialogParameters<OutcomesDialog> { { d => d.DoneCount, done }, { d => d.Verb, verb }, { d => d.Refused, refused } };
        var reference = await dialogs.ShowAsync<OutcomesDialog>("Not everything was done", parameters, Wide);
        await reference.Result;
    }
}
