using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Prompts;

/// <summary>The prompts: edit, try, save as a new version, bring an older one back. The address holds which one.</summary>
public sealed partial class PromptsPage(
    PromptService service, CurrentActor current, IDialogService dialogs, ISnackbar snackbar, LiveFeed feed) : IDisposable
{
    private readonly Latest<PromptSheet> sheet = new();
    private readonly Saving saving = new(current, snackbar);
    private PromptDesk desk = new();
    private LiveSubscription? live;
    private string? shown;

    [Parameter]
    public string? Key { get; set; }

    private string Chosen => PromptKeys.All.Contains(Key) ? Key! : PromptKeys.Persona;

    public void Dispose() => live?.Dispose();

    protected override void OnInitialized() =>
        live = feed.Subscribe(change => change.Topic is LiveTopic.Prompts or LiveTopic.Everything, _ => InvokeAsync(async () =>
        {
            await ReadAsync();
            StateHasChanged();
        }));

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Chosen) return;
        shown = Chosen;
        desk = new();
        sheet.Forget();
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var key = Chosen;
        var read = await sheet.ReadAsync(async () => await service.OpenAsync(key, await current.GetAsync(), CancellationToken.None));
        if (read && sheet is { Value: { } value, Problem: null }) desk.Show(value);
    }

    private async Task SaveAsync()
    {
        // The address may turn to another prompt while this one is saved.
        var (mine, key) = (desk, Chosen);
        if (mine is not { CanSave: true, Sheet: { } from, Text: var text }) return;
        var saved = await saving.SaveAsync(actor => service.SaveAsync(key, text, from.Version, actor, CancellationToken.None), ReadAsync);
        Say(mine, saved);
    }

    private async Task RestoreAsync(int version)
    {
        var (mine, key) = (desk, Chosen);
        if (mine.Sheet is not { } from || !await dialogs.AskRestoreAsync(version)) return;   // cancelled: nothing was saved
        var saved = await saving.SaveAsync(actor => service.RestoreAsync(key, version, from.Version, actor, CancellationToken.None), ReadAsync);
        Say(mine, saved);
    }

    private void Say(PromptDesk of, PromptSheet? saved)
    {
        if (saved is null) return;
        of.Take(saved);
        snackbar.Say(Words.Fill($"{PromptWords.Version(saved.Version)} counts from the next draft on."), Severity.Success);
    }

    private async Task HoldAsync(LocationChangingContext going)
    {
        if (desk.IsEdited && !await dialogs.AskDiscardAsync()) going.PreventNavigation();
    }
}
