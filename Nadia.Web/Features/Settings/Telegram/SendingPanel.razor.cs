using MudBlazor;
using Nadia.Core.Delivery;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>Whether and how well approved bubbles leave, live, with the switch that stops them all.</summary>
public sealed partial class SendingPanel(
    SendingReads reads, SendingSwitch sending, CurrentActor current, LiveFeed feed, IDialogService dialogs, ISnackbar snackbar, TimeProvider clock) : IDisposable
{
    /// <summary>Figures go by with time alone; this often they are looked at.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Latest<SendingStatus> status = new();
    private readonly Saving saving = new(current, snackbar);
    private LiveRefresh? live;
    private ITimer? look;

    public void Dispose()
    {
        live?.Dispose();
        look?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, change => change.Topic is LiveTopic.Sending or LiveTopic.Account or LiveTopic.Everything, RefreshAsync);
        look = clock.CreateTimer(_ => _ = RefreshAsync(), null, LookEvery, LookEvery);
        await ReadAsync();
    }

    private Task RefreshAsync() => InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });

    private Task<bool> ReadAsync() => status.ReadAsync(async () => await reads.ReadAsync(await current.GetAsync(), CancellationToken.None));

    private async Task PauseAsync()
    {
        if (await dialogs.AskPauseAsync() is not { } answer) return;   // cancelled: nothing was saved
        await saving.SaveAsync(actor => sending.PauseAsync(answer.Reason, actor, CancellationToken.None), ReadAsync);
    }

    private async Task ResumeAsync()
    {
        if (!await dialogs.ConfirmResumeSendingAsync(status.Value?.Accounts.Sum(a => a.Queued) ?? 0)) return;
        await saving.SaveAsync(actor => sending.ResumeAsync(actor, CancellationToken.None), ReadAsync);
    }
}
