using Microsoft.AspNetCore.Components;
using Nadia.Core.Live;
using Nadia.Core.Review.Queue;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Components.Layout.Attention;

/// <summary>
/// Hands the browser how many drafts wait and since when the oldest does, on every page. While the database is away the last figures stay.
/// </summary>
public sealed partial class AttentionSignal(QueueCounts counts, QueueRuleBook rules, CurrentActor who, LiveFeed feed, TimeProvider clock) : IDisposable
{
    /// <summary>The figures are shared by all pages and at most this old, so an alert waits for them this long after a change.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(2100);

    private readonly CancellationTokenSource gone = new();
    private LiveRefresh? live;
    private int? waiting;
    private int? lateMinutes;
    private DateTimeOffset? oldest;

    public void Dispose()
    {
        live?.Dispose();
        gone.Cancel();
    }

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, change => change.Topic is LiveTopic.Draft, RefreshAsync);
        await ReadAsync();
    }

    private async Task RefreshAsync()
    {
        try
        {
            await Task.Delay(Settle, clock, gone.Token);
            await InvokeAsync(async () =>
            {
                await ReadAsync();
                StateHasChanged();
            });
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }

    private async Task ReadAsync()
    {
        var read = await Attempt.ReadAsync(async () => await counts.ReadAsync(await who.GetAsync(), gone.Token, clock.GetUtcNow() - Settle));
        if (!read.TryGet(out var summary, out _)) return;
        var limits = await rules.ReadAsync(gone.Token);
        (waiting, oldest, lateMinutes) = (summary.Pending, summary.OldestWaiting, limits.RedMinutes);
    }
}
