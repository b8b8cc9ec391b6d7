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
        if (!await dialogs.ConfirmAsync(Words.Of("Release messages"), Releasing(ids.Length), Words.Of("Release"))) return;
        await DecideAsync(actor => quarantine.ReleaseAsync(ids, actor, CancellationToken.None), Released);
    }

    private async Task DiscardAsync()
    {
        var ids = selection.Ids;
        if (!await dialogs.ConfirmAsync(Words.Of("Discard messages"), Discarding(ids.Length), Words.Of("Discard"), danger: true)) return;
        await DecideAsync(actor => quarantine.DiscardAsync(ids, actor, CancellationToken.None), Discarded);
    }

    private async Task DecideAsync(Func<Actor, Task<Outcome<int>>> decide, Func<int, string> done)
    {
        busy = true;
        try
        {
            var outcome = await Attempt.SaveAsync(async () => await decide(await current.GetAsync()));
            if (outcome.TryGet(out var count, out var refusal)) snackbar.Say(done(count), Severity.Success);
            else snackbar.Refuse(refusal);
            await ReadAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private static string Releasing(int count) => count == 1
        ? Words.Of("1 message will be drafted for as if they came now. The customers stay silenced.")
        : Words.Fill($"{count} messages will be drafted for as if they came now. The customers stay silenced.");

    private static string Discarding(int count) => count == 1
        ? Words.Of("1 message will never be answered or shown to a model. They stay on record.")
        : Words.Fill($"{count} messages will never be answered or shown to a model. They stay on record.");

    private static string Released(int count) => count == 1 ? Words.Of("1 message released.") : Words.Fill($"{count} messages released.");

    private static string Discarded(int count) => count == 1 ? Words.Of("1 message discarded.") : Words.Fill($"{count} messages discarded.");
}
