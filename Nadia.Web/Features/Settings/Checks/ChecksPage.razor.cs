using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Review.Checks;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Checks;

/// <summary>The known-bad drafts of which attention checks are made: add, edit, retire, take over the examples.</summary>
public sealed partial class ChecksPage(KnownBadDrafts service, CurrentActor current, IDialogService dialogs, ISnackbar snackbar, LiveFeed feed) : IDisposable
{
    private readonly Latest<IReadOnlyList<KnownBadDraftView>> drafts = new();
    private readonly Saving saving = new(current, snackbar);
    private LiveSubscription? live;

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        live = feed.Subscribe(change => change.Topic is LiveTopic.Check or LiveTopic.Everything, _ => InvokeAsync(async () =>
        {
            await ReadAsync();
            StateHasChanged();
        }));
        await ReadAsync();
    }

    private Task<bool> ReadAsync() => drafts.ReadAsync(async () => await service.ListAsync(await current.GetAsync(), CancellationToken.None));

    private async Task AddAsync()
    {
        if (await dialogs.AskKnownBadAsync() is not { } edit) return;   // cancelled: nothing was saved
        await SaveAsync(async actor => (await service.AddAsync(edit, actor, CancellationToken.None)).Refusal, Words.Of("The known-bad draft is added."));
    }

    private async Task EditAsync(KnownBadDraftView row)
    {
        if (await dialogs.AskKnownBadAsync(row.Draft) is not { } edit) return;   // cancelled: nothing was saved
        await SaveAsync(async actor => (await service.EditAsync(row.Id, edit, row.Version, actor, CancellationToken.None)).Refusal, Words.Of("The known-bad draft is saved."));
    }

    private async Task RetireAsync(KnownBadDraftView row) => await SaveAsync(
        async actor => (await service.RetireAsync(row.Id, row.RetiredAt is null, row.Version, actor, CancellationToken.None)).Refusal,
        row.RetiredAt is null ? Words.Of("No more checks are made of it.") : Words.Of("Checks are made of it again."));

    private async Task TakeOverAsync() => await SaveAsync(
        async actor => (await service.TakeOverExamplesAsync(actor, CancellationToken.None)).Refusal, Words.Of("The examples are on the list."));

    private Task<Done?> SaveAsync(Func<Actor, Task<Refusal?>> save, string success) => saving.SaveAsync<Done>(
        async actor => await save(actor) is { } refusal ? refusal : Done.It, ReadAsync, success);
}
