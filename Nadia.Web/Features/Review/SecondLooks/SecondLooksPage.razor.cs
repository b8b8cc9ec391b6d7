using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Review.SecondLooks;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review.SecondLooks;

/// <summary>What waits for a second person. A yes is one click, because everything that leaves is on the screen; a no asks first.</summary>
public sealed partial class SecondLooksPage(
    SecondLookService service, CurrentActor who, IDialogService dialogs, ISnackbar snackbar, LiveFeed feed) : IDisposable
{
    private readonly Latest<IReadOnlyList<SecondLookView>> looks = new();
    private Saving saving = default!;
    private LiveRefresh? live;
    private string? me;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        saving = new Saving(who, snackbar);
        me = (await who.GetAsync()).Id;
        live = new LiveRefresh(feed, Clock, change => change.Topic is LiveTopic.Draft or LiveTopic.Conversation, () => InvokeAsync(RefreshAsync));
        await ReadAsync();
    }

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private Task ReadAsync() => looks.ReadAsync(async () => await service.OpenAsync(await who.GetAsync(), CancellationToken.None));

    private async Task DecideAsync(SecondLookView look, bool agrees)
    {
        if (!agrees && !await dialogs.ConfirmAsync(
            Words.Of("Send back"), Words.Fill($"The reply to {look.DisplayName} comes back into the queue, to be mended or dropped. Nothing is sent."), Words.Of("Send back"))) return;
        await saving.SaveAsync<Done>(
            async actor => (await service.DecideAsync(look.DraftId, agrees, actor, CancellationToken.None)).Refusal is { } refusal ? refusal : Done.It,
            ReadAsync,
            agrees ? Words.Of("It leaves now.") : Words.Of("It is back in the queue."));
    }
}
