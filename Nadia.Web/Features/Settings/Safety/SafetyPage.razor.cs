using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Safety;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Safety;

/// <summary>The rules of the constitution: read, try, change, restore.</summary>
public sealed partial class SafetyPage(
    SafetyRuleService service, RulePreviewer previewer, CurrentActor current, IDialogService dialogs, ISnackbar snackbar)
{
    private IReadOnlyList<SafetyRuleView>? rules;
    private string? problem;
    private bool busy;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var read = await Attempt.ReadAsync(async () => await service.ListAsync(await current.GetAsync(), CancellationToken.None));
        problem = read.TryGet(out var list, out var refusal) ? null : refusal.Message;
        if (list is not null) rules = list;
    }

    private Task AddAsync() => SaveAsync(Words.Of("Add rule"), RuleForm.Blank, version: null);

    private Task EditAsync(SafetyRuleView rule) => SaveAsync(Words.Of("Edit rule"), rule.Definition, rule.Version);

    private async Task SaveAsync(string title, RuleDefinition start, uint? version)
    {
        if (await dialogs.AskRuleAsync(title, start, PreviewAsync) is not { } rule) return;   // cancelled: nothing was saved
        await DoAsync(async actor => await service.SaveAsync(rule, version, actor, CancellationToken.None), Words.Fill($"“{rule.Name}” counts from now on."));
    }

    private async Task RestoreAsync(SafetyRuleView rule)
    {
        if (!await dialogs.AskRestoreAsync(rule)) return;
        await DoAsync(
            async actor => await service.RestoreAsync(rule.Definition.Name, rule.Version, actor, CancellationToken.None),
            rule.Ships ? Words.Fill($"“{rule.Definition.Name}” is as it ships.") : Words.Fill($"“{rule.Definition.Name}” is removed."));
    }

    private async Task<Outcome<RulePreview>> PreviewAsync(RuleDefinition rule) =>
        await Attempt.ReadAsync(async () => await previewer.PreviewAsync(rule, await current.GetAsync(), CancellationToken.None));

    private async Task DoAsync(Func<Actor, Task<Outcome<Done>>> act, string done)
    {
        busy = true;
        var outcome = await Attempt.SaveAsync(async () => await act(await current.GetAsync()));
        busy = false;
        if (outcome.Refusal is { } refusal) snackbar.Refuse(refusal);
        else snackbar.Say(done, MudBlazor.Severity.Success);
        await LoadAsync();
    }
}
