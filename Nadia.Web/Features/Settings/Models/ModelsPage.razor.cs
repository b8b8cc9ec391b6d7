using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>The profiles of models in the order in which they are asked: add, change, order, switch, test, remove.</summary>
public sealed partial class ModelsPage(
    ModelProfiles service, CurrentActor current, LiveFeed feed, IDialogService dialogs, ISnackbar snackbar, TimeProvider clock) : IDisposable
{
    private readonly Latest<IReadOnlyList<ProfileView>> profiles = new();
    private readonly Saving saving = new(current, snackbar);
    private LiveRefresh? live;

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, change => change.Topic is LiveTopic.Models or LiveTopic.Everything, RefreshAsync);
        await ReadAsync();
    }

    private Task RefreshAsync() => InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });

    private Task<bool> ReadAsync() => profiles.ReadAsync(async () => await service.ListAsync(await current.GetAsync(), CancellationToken.None));

    private async Task AddAsync()
    {
        if (await dialogs.AskProfileAsync(Words.Of("Add profile"), null) is not { } profile) return;   // cancelled: nothing was saved
        await SaveAsync(actor => service.AddAsync(profile, actor, CancellationToken.None), Words.Fill($"“{profile.Name}” is added. Test it before you rely on it."));
    }

    private async Task EditAsync(ProfileView known)
    {
        if (await dialogs.AskProfileAsync(Words.Of("Edit profile"), known) is not { } profile) return;
        await SaveAsync(actor => service.SaveAsync(known.Id, known.Version, profile, actor, CancellationToken.None), Words.Fill($"“{profile.Name}” counts from the next draft on."));
    }

    private Task<Done?> MoveAsync(ProfileView profile, ProfileMove move) => SaveAsync(
        actor => service.MoveAsync(profile.Id, profile.Version, move, actor, CancellationToken.None),
        move == ProfileMove.First ? Words.Fill($"“{profile.Name}” writes from the next draft on.") : null);

    private Task<Done?> SwitchAsync(ProfileView profile) => SaveAsync(
        actor => service.SwitchAsync(profile.Id, profile.Version, !profile.Enabled, actor, CancellationToken.None), null);

    private async Task RemoveAsync(ProfileView profile)
    {
        if (!await dialogs.ConfirmAsync(Words.Of("Remove profile"), Words.Fill($"“{profile.Name}” and its keys are removed. What it cost stays in the figures."), Words.Of("Remove"), danger: true)) return;
        await SaveAsync(actor => service.RemoveAsync(profile.Id, profile.Version, actor, CancellationToken.None), Words.Fill($"“{profile.Name}” is removed."));
    }

    private Task<Done?> SaveAsync(Func<Actor, Task<Outcome<Done>>> save, string? success) => saving.SaveAsync(save, ReadAsync, success);
}
