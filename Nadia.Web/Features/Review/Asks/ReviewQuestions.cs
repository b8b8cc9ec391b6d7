using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Preferences;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Asks;

/// <summary>The review page's questions. Null means cancelled, and then nothing has happened.</summary>
public static class ReviewQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Small };

    /// <param name="draft">The draft as it is on the screen, with the reviewer's text.</param>
    /// <param name="sendAnyway">Whether the reviewer has said already that it is to be sent although the conversation has moved on.</param>
    public static Task<ApproveAnswer?> AskApproveAsync(this IDialogService dialogs, OpenDraft draft, LabelForm labels, bool sendAnyway = false) =>
        dialogs.AskAsync<ApproveDialog, ApproveAnswer>(Words.Of("Approve reply"), new DialogParameters<ApproveDialog>
        {
            { d => d.CustomerName, draft.View.DisplayName },
            { d => d.Bubbles, draft.Editor.Texts },
            { d => d.IsStale, draft.View.Stale },
            { d => d.SendsAnyway, sendAnyway },
            { d => d.News, draft.News },
            { d => d.Labels, labels },
        }, Wide);

    /// <param name="notes">What was answered before, when that was refused.</param>
    public static Task<RejectAnswer?> AskRejectAsync(this IDialogService dialogs, string customerName, string notes = "") =>
        dialogs.AskAsync<RejectDialog, RejectAnswer>(
            Words.Of("Reject draft"), new DialogParameters<RejectDialog> { { d => d.CustomerName, customerName }, { d => d.Notes, notes } });

    public static Task<RegenerateAnswer?> AskRegenerateAsync(this IDialogService dialogs, bool edited) =>
        dialogs.AskAsync<RegenerateDialog, RegenerateAnswer>(
            Words.Of("Regenerate draft"), new DialogParameters<RegenerateDialog> { { d => d.Edited, edited } });

    /// <summary>The codes of the tags that the draft is to bear.</summary>
    public static Task<IReadOnlyList<string>?> AskTagsAsync(this IDialogService dialogs, IReadOnlyList<EditTag> tags, IEnumerable<string> chosen) =>
        dialogs.AskAsync<TagsDialog, IReadOnlyList<string>>(
            Words.Of("Edit tags"), new DialogParameters<TagsDialog> { { d => d.Tags, tags }, { d => d.Chosen, chosen } }, Wide);

    /// <summary>All labels of a draft at once. The answer is the form that was filled in.</summary>
    public static Task<LabelForm?> AskLabelsAsync(this IDialogService dialogs, LabelForm labels) =>
        dialogs.AskAsync<LabelsDialog, LabelForm>(Words.Of("Label draft"), new DialogParameters<LabelsDialog> { { d => d.Labels, labels } }, Wide);

    /// <summary>A word to the holder of the draft that is to be taken over.</summary>
    public static Task<string?> AskTakeOverAsync(this IDialogService dialogs, string holderName) =>
        dialogs.AskAsync<TakeOverDialog, string>(Words.Of("Take over draft"), new DialogParameters<TakeOverDialog> { { d => d.HolderName, holderName } });

    /// <summary>Shows all keys; there is nothing to answer.</summary>
    public static Task ShowKeysAsync(this IDialogService dialogs, DeskKeys keys) =>
        dialogs.AskAsync<KeysDialog, string>(Words.Of("Keys"), new DialogParameters<KeysDialog> { { d => d.Keys, keys } }, Wide);

    /// <summary>The new nickname; blank clears it.</summary>
    public static Task<string?> AskNicknameAsync(this IDialogService dialogs, string? nickname) =>
        dialogs.AskAsync<RenameDialog, string>(
            Words.Of("Rename customer"), new DialogParameters<RenameDialog> { { d => d.Nickname, nickname } });
}
