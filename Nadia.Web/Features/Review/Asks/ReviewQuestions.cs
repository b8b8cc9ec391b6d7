using MudBlazor;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Asks;

/// <summary>The review page's questions. Null means cancelled, and then nothing has happened.</summary>
public static class ReviewQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Small };

    /// <param name="draft">The draft as it is on the screen, with the reviewer's text.</param>
    public static Task<ApproveAnswer?> AskApproveAsync(this IDialogService dialogs, OpenDraft draft, LabelForm labels) =>
        dialogs.AskAsync<ApproveDialog, ApproveAnswer>("Approve reply", new DialogParameters<ApproveDialog>
        {
            { d => d.CustomerName, draft.View.DisplayName },
            { d => d.Bubbles, draft.Editor.Texts },
            { d => d.IsStale, draft.IsStale },
            { d => d.News, draft.News },
            { d => d.Labels, labels },
        }, Wide);

    public static Task<RejectAnswer?> AskRejectAsync(this IDialogService dialogs, string customerName) =>
        dialogs.AskAsync<RejectDialog, RejectAnswer>(
            "Reject draft", new DialogParameters<RejectDialog> { { d => d.CustomerName, customerName } });

    public static Task<RegenerateAnswer?> AskRegenerateAsync(this IDialogService dialogs, bool edited) =>
        dialogs.AskAsync<RegenerateDialog, RegenerateAnswer>(
            "Regenerate draft", new DialogParameters<RegenerateDialog> { { d => d.Edited, edited } });

    /// <summary>The new nickname; blank clears it.</summary>
    public static Task<string?> AskNicknameAsync(this IDialogService dialogs, string? nickname) =>
        dialogs.AskAsync<RenameDialog, string>(
            "Rename customer", new DialogParameters<RenameDialog> { { d => d.Nickname, nickname } });
}
