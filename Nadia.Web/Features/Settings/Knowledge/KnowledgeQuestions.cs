using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Knowledge;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Knowledge;

/// <summary>What the page of documents asks. Each answers null, or false, when it was cancelled.</summary>
internal static class KnowledgeQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Medium };

    public static Task<KnowledgeEdit?> AskDocumentAsync(this IDialogService dialogs, string title, KnowledgeEdit start) =>
        dialogs.AskAsync<KnowledgeDialog, KnowledgeEdit>(title, new DialogParameters<KnowledgeDialog> { { d => d.Start, start } }, Wide);

    /// <summary>The version to have back.</summary>
    public static Task<KnowledgeVersionView?> AskVersionAsync(this IDialogService dialogs, IReadOnlyList<KnowledgeVersionView> versions) =>
        dialogs.AskAsync<VersionsDialog, KnowledgeVersionView>(Words.Of("Versions"), new DialogParameters<VersionsDialog> { { d => d.Versions, versions } }, Wide);

    public static Task<bool> AskRemoveAsync(this IDialogService dialogs, KnowledgeRow document) =>
        dialogs.ConfirmAsync(Words.Of("Remove document"), Words.Fill($"“{document.Title}” is handed to no draft any more. What earlier drafts were handed stays with them."), Words.Of("Remove"), danger: true);
}
