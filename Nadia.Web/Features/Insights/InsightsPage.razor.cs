using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Insights;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Insights;

/// <summary>Today's figures and the funnel; read again at most every five seconds.</summary>
public sealed partial class InsightsPage(InsightsReads reads, SpendingReads costs, CurrentActor current, LiveFeed feed, TimeProvider clock) : IDisposable
{
    private readonly Latest<InsightsView> insights = new();
    private readonly Latest<SpendingView> spending = new();
    private LiveRefresh? live;

    public void Dispose() => live?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, _ => true, () => InvokeAsync(RefreshAsync), TimeSpan.FromSeconds(5));
        await ReadAsync();
    }

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    // The day of the server's zone: a desk and its server share one.
    private async Task ReadAsync()
    {
        await insights.ReadAsync(async () =>
        {
            var now = clock.GetLocalNow();
            return await reads.TodayAsync(new DateTimeOffset(now.Date, now.Offset), await current.GetAsync(), CancellationToken.None);
        });
        await spending.ReadAsync(async () => await costs.ReadAsync(await current.GetAsync(), CancellationToken.None));
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Unchanged(InsightsView view) => view.Approved == 0 ? Words.Of("none yet") : Words.Fill($"{view.ApprovedUnchanged:N0} without an edit");

    private static string Seconds(double? mean) => mean switch
    {
        null => "–",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{mean:N0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{mean / 60:N1} min"),
    };

    private static int Total(InsightsView view) => view.Funnel.Values.Sum();

    private static string Percent(int count, InsightsView view) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Total(view):0}%");
}
