using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Quarantine;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Quarantine;

/// <summary>Held messages, oldest first, decided on in batches.</summary>
public sealed partial class QuarantinePage(
    QuarantineReads reads, QuarantineService quarantine, CurrentActor current, LiveFeed feed, IDialogService dialogs, ISnackbar snackbar, TimeProvider clock)
    : IDisposable
{
    private readonly Latest<Page<HeldMessage>> held = new();
    private readonly HeldSelection selection = new();
    private LiveRefresh? live;
    private bool busy;

    private string Counted => selection.Count == 0 ? "" : $" {selection.Count}";

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, change => change.Topic is LiveTopic.Conversation or LiveTopic.Customer, () => InvokeAsync(RefreshAsync), TimeSpan.FromMilliseconds(500));
        await ReadAsync();
    }

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        await held.ReadAsync(async () => await reads.HeldAsync(null, PageKey.MaxLimit, await current.GetAsync(), CancellationToken.None));
        selection.Keep(held.Value?.Items ?? []);
    }

    private async Task ReleaseAsync()
    {
        var ids = selection.Ids;
        if (!await dialogs.ConfirmAsync("Release messages", $"{Messages(ids.Length)} will be drafted for as if they came now. The customers stay silenced.", "Release")) return;
        await DecideAsync(actor => quarantine.ReleaseAsync(ids, actor, CancellationToken.None), "released");
    }

    private async Task DiscardAsync()
    {
        var ids = selection.Ids;
        if (!await dialogs.ConfirmAsync("Discard messages", $"{Messages(ids.Length)} will never be answered or shown to a model. They stay on record.", "Discard", danger: true)) return;
        await DecideAsync(actor => quarantine.DiscardAsync(ids, actor, CancellationToken.None), "discarded");
    }

    private async Task DecideAsync(Func<Actor, Task<Outcome<int>>> decide, string done)
    {
        busy = true;
        try
        {
            var outcome = await Attempt.SaveAsync(async () => await decide(await current.GetAsync()));
            if (outcome.TryGet(out var count, out var refusal)) snackbar.Say($"{Messages(count)} {done}.", Severity.Success);
            else snackbar.Refuse(refusal);
            await ReadAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private static string Messages(int count) => count == 1 ? "1 message" : $"{count} messages";
}
