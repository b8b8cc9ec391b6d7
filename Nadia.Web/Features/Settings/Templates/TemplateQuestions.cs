using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Templates;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Templates;

/// <summary>What the page of reply templates asks. Each answers null when it was cancelled.</summary>
internal static class TemplateQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Small };

    public static Task<NewReplyTemplate?> AskTemplateAsync(this IDialogService dialogs) =>
        dialogs.AskAsync<TemplateDialog, NewReplyTemplate>(Words.Of("Add template"), options: Wide);

    /// <summary>Another text for a template.</summary>
    public static async Task<string?> AskTemplateTextAsync(this IDialogService dialogs, ReplyTemplateView template)
    {
        var parameters = new DialogParameters<TemplateDialog> { { d => d.Known, template } };
        return (await dialogs.AskAsync<TemplateDialog, NewReplyTemplate>(Words.Of("Edit template"), parameters, Wide))?.Text;
    }

    /// <summary>A former text to be used again; null when it was only looked at.</summary>
    public static Task<string?> ShowTemplateHistoryAsync(
        this IDialogService dialogs, ReplyTemplateView template, IReadOnlyList<ReplyTemplateChange> changes)
    {
        var parameters = new DialogParameters<TemplateHistoryDialog> { { d => d.Template, template }, { d => d.Changes, changes } };
        return dialogs.AskAsync<TemplateHistoryDialog, string>(Words.Of("History of the template"), parameters, Wide);
    }
}
