using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Labels;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Labels;

/// <summary>What the page of labels asks. Null means cancelled, and then nothing has happened.</summary>
internal static class LabelQuestions
{
    public static Task<WantedTag?> AskTagAsync(this IDialogService dialogs) => dialogs.AskAsync<TagDialog, WantedTag>(Words.Of("Add edit tag"));

    public static Task<WantedTag?> AskLabelAsync(this IDialogService dialogs, EditTag tag) => dialogs.AskAsync<TagDialog, WantedTag>(
        Words.Of("Rename edit tag"), new DialogParameters<TagDialog> { { d => d.Verb, Words.Of("Rename") }, { d => d.Label, EditTagWords.Say(tag.Label) }, { d => d.Family, tag.Family } });

    public static Task<string?> AskMergeAsync(this IDialogService dialogs, EditTag tag, IReadOnlyList<EditTag> others) => dialogs.AskAsync<MergeDialog, string>(
        Words.Of("Merge edit tags"), new DialogParameters<MergeDialog> { { d => d.Tag, tag }, { d => d.Others, others } });
}
