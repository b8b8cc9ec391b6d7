using MudBlazor;
using Nadia.Bot.Sandbox.Rehearsal;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Sandbox.Rehearsal;

/// <summary>The rehearsals that run on this node.</summary>
public sealed partial class RehearsalPanel(
    RehearsalPlayer player, CurrentActor current, IDialogService dialogs, ISnackbar snackbar, LiveFeed feed) : IDisposable
{
    private IReadOnlyList<RehearsalView> running = [];
    private LiveSubscription? live;

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        live = feed.Subscribe(change => change.Topic == LiveTopic.Rehearsal, _ => InvokeAsync(ShowAsync), TimeSpan.FromMilliseconds(250));
        await ReadAsync();
    }

    private async Task ShowAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync() => running = player.Running(await current.GetAsync()).TryGet(out var found, out _) ? found : [];

    private async Task StartAsync()
    {
        if (await dialogs.AskRehearsalAsync() is not { } wanted) return;
        if (player.Start(wanted.Scenario, wanted.Speed, await current.GetAsync()).Refusal is { } refusal) snackbar.Refuse(refusal);
        await ReadAsync();
    }

    private async Task StopAsync(string id)
    {
        if ((await player.StopAsync(id, await current.GetAsync())).Refusal is { } refusal) snackbar.Refuse(refusal);
        await ReadAsync();
    }
}
