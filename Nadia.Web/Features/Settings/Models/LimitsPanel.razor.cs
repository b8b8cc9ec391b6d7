using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>What the models cost today and in the week, live, with the limits that an admin sets.</summary>
public sealed partial class LimitsPanel(
    SpendingReads reads, ModelLimitStore limits, CurrentActor current, LiveFeed feed, IDialogService dialogs, ISnackbar snackbar, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(5);

    private readonly Latest<SpendingView> spending = new();
    private readonly Saving saving = new(current, snackbar);
    private LiveRefresh? live;

    /// <summary>The profile that writes at the budget's end; null for the built-in drafter.</summary>
    [Parameter]
    public string? StandIn { get; set; }

    private string Until => StandIn is null
        ? Words.Of("Until midnight UTC drafts come from the built-in drafter; what only a person may answer waits for one. A higher budget counts at once.")
        : Words.Fill($"Until midnight UTC drafts come from “{StandIn}”, which costs nothing; what only a person may answer waits for one. A higher budget counts at once.");

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, c => c.Topic is LiveTopic.Models or LiveTopic.Draft or LiveTopic.Everything, RefreshAsync, AtMostEvery);
        await ReadAsync();
    }

    private Task RefreshAsync() => InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });

    private Task<bool> ReadAsync() => spending.ReadAsync(async () => await reads.ReadAsync(await current.GetAsync(), CancellationToken.None));

    private async Task ChangeAsync()
    {
        if (spending.Value is not { Limits: { } before } || await dialogs.AskLimitsAsync(before) is not { } wanted) return;   // cancelled: nothing was saved
        await saving.SaveAsync(actor => limits.SaveAsync(wanted, before, actor, CancellationToken.None), ReadAsync, Words.Of("The limits count from the next call on."));
    }
}
