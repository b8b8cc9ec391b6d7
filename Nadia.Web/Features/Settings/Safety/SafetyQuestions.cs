using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Safety;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Safety;

/// <summary>What the page of safety rules asks. Each answers null, or false, when it was cancelled.</summary>
internal static class SafetyQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Medium };

    public static Task<RuleDefinition?> AskRuleAsync(
        this IDialogService dialogs, string title, RuleDefinition start, Func<RuleDefinition, Task<Outcome<RulePreview>>> preview)
    {
        var parameters = new DialogParameters<RuleDialog> { { d => d.Start, start }, { d => d.Preview, preview } };
        return dialogs.AskAsync<RuleDialog, RuleDefinition>(title, parameters, Wide);
    }

    public static Task<bool> AskRestoreAsync(this IDialogService dialogs, SafetyRuleView rule) => rule.Ships
        ? dialogs.ConfirmAsync(Words.Of("Restore rule"), Words.Fill($"“{rule.Definition.Name}” becomes again what it is as it ships. Your version stays in its history."), Words.Of("Restore"))
        : dialogs.ConfirmAsync(Words.Of("Remove rule"), Words.Fill($"“{rule.Definition.Name}” no longer judges anything. It stays in the history."), Words.Of("Remove"), danger: true);
}
