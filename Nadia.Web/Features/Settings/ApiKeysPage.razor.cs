using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings;

/// <summary>The keys of the HTTP API: create, see once, revoke.</summary>
public sealed partial class ApiKeysPage(ApiKeyService service, CurrentActor current, IDialogService dialogs, ISnackbar snackbar)
{
    private IReadOnlyList<ApiKeyRow>? keys;
    private bool failed;
    private bool busy;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            if ((await service.ListAsync(await current.GetAsync(), CancellationToken.None)).TryGet(out var list, out var refusal)) (keys, failed) = (list, false);
            else snackbar.Refuse(refusal);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            failed = true;
        }
    }

    private async Task CreateAsync()
    {
        if (await dialogs.AskApiKeyAsync() is not { } wanted) return;   // cancelled: nothing was saved
        await DoAsync(async () =>
        {
            if ((await service.CreateAsync(await current.GetAsync(), wanted.Name, wanted.IsAdmin, CancellationToken.None)).TryGet(out var key, out var refusal))
                await dialogs.ShowKeyAsync(key);
            else snackbar.Refuse(refusal);
        });
    }

    private async Task RevokeAsync(ApiKeyRow key)
    {
        if (!await dialogs.AskRevokeAsync(key)) return;
        await DoAsync(async () =>
        {
            if ((await service.RevokeAsync(await current.GetAsync(), key.Id, CancellationToken.None)).Refusal is { } refusal) snackbar.Refuse(refusal);
            else snackbar.Say($"{key.Name} no longer works.", Severity.Success);
        });
    }

    private async Task DoAsync(Func<Task> act)
    {
        busy = true;
        try
        {
            await act();
            await LoadAsync();
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            snackbar.Say("The database did not answer, so it is not known whether this was done. Reload the page and look before trying again.", Severity.Error);
        }
        finally
        {
            busy = false;
        }
    }
}
