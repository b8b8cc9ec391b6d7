using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings;

/// <summary>The keys of the HTTP API: create, see once, revoke.</summary>
public sealed partial class ApiKeysPage(ApiKeyService service, CurrentActor current, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly Latest<IReadOnlyList<ApiKeyRow>> keys = new();
    private readonly Saving saving = new(current, snackbar);

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task<bool> LoadAsync() => keys.ReadAsync(async () => await service.ListAsync(await current.GetAsync(), CancellationToken.None));

    private async Task CreateAsync()
    {
        if (await dialogs.AskApiKeyAsync() is not { } wanted) return;   // cancelled: nothing was saved
        if (await saving.SaveAsync(actor => service.CreateAsync(actor, wanted.Name, wanted.IsAdmin, CancellationToken.None), LoadAsync) is { } key) await dialogs.ShowKeyAsync(key);
    }

    private async Task RevokeAsync(ApiKeyRow key)
    {
        if (!await dialogs.AskRevokeAsync(key)) return;
        if (await saving.SaveAsync(actor => service.RevokeAsync(actor, key.Id, CancellationToken.None), LoadAsync) is not null) snackbar.Say(Words.Fill($"{key.Name} no longer works."), Severity.Success);
    }
}
