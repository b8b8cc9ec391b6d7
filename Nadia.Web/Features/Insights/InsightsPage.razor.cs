using System.Globalization;
using Microsoft.AspNetCore.Components;
using Nadia.Core.Common;
using Nadia.Core.Insights;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Insights;

/// <summary>Today's figures and the funnel; read again at most every five seconds. What the models cost and the reviewers' figures are read by parts of their own.</summary>
public sealed partial class InsightsPage(InsightsReads reads, CurrentActor current, LiveFeed feed, TimeProvider clock) : IDisposable
{
    private readonly Latest<InsightsView> insights = new();
    private LiveRefresh? live;
    private DateTimeOffset? shownSince;

    [CascadingParameter]
    private ViewerZone Zone { get; set; } = ViewerZone.Unknown;

    // Where the browser's zone is not known, the server's: a desk and its server mostly share one.
    private DateTimeOffset DayStart => (Zone.Zone is null ? new ViewerZone(clock.LocalTimeZone) : Zone).DayStart(clock.GetUtcNow());

    public void Dispose() => live?.Dispose();

    protected override void OnInitialized() =>
        live = new LiveRefresh(feed, clock, _ => true, () => InvokeAsync(RefreshAsync), TimeSpan.FromSeconds(5));

    protected override async Task OnParametersSetAsync()
    {
        // The browser tells its zone once the page stands: meanwhile nobody reads another day's figures as theirs.
        if (shownSince == DayStart) return;
        insights.Forget();
        await ReadAsync();
    }

    private async Task RefreshAsync()
    {
        await ReadSinceAsync(clock.GetUtcNow());
        StateHasChanged();
    }

    private Task<bool> ReadAsync() => ReadSinceAsync(default);

    /// <param name="since">The queue as it was then or later.</param>
    private Task<bool> ReadSinceAsync(DateTimeOffset since)
    {
        var start = DayStart;
        shownSince = start;
        return insights.ReadAsync(async () => await reads.TodayAsync(start, await current.GetAsync(), CancellationToken.None, since));
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Unchanged(InsightsView view) => view.Approved == 0 ? Words.Of("no reply yet") : Words.Fill($"{view.ApprovedUnchanged:N0} without an edit");

    private static string Seconds(double? mean) => mean switch
    {
        null => "–",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{mean:N0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{mean / 60:N1} min"),
    };

    private static int Total(InsightsView view) => view.Funnel.Values.Sum();

    private static string Percent(int count, InsightsView view) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Total(view):0}%");
}
