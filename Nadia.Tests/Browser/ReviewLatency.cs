using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Tests.Support;

namespace Nadia.Tests.Browser;

/// <summary>
/// How long a committed draft takes to two screens. The figure is printed for people and not asserted, because it depends on the machine;
/// asserted is that every draft arrives on both screens without a reload.
/// </summary>
public sealed class ReviewLatency(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private const int Drafts = 30;

    /// <summary>Notes in the page when a row is first seen, on the clock that the server has too: they are one machine.</summary>
    private const string Watch = """
        () => {
          window.seen = {};
          const look = () => { for (const row of document.querySelectorAll("[data-id]")) window.seen[row.dataset.id] ??= performance.timeOrigin + performance.now(); };
          new MutationObserver(look).observe(document.querySelector(".desk"), { subtree: true, childList: true, attributes: true, attributeFilter: ["data-id"] });
        }
        """;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_draft_reaches_two_screens_by_itself()
    {
        // Tall enough that every row is drawn: a row out of sight is not in the page.
        IPage[] pages = [await OpenSignedInAsync("/review", height: 4000), await OpenSignedInAsync("/review", height: 4000)];
        foreach (var page in pages)
        {
            await page.GetByText("All caught up").WaitForAsync();
            await page.EvaluateAsync(Watch);
        }

        var delays = new List<double>();
        for (var i = 0; i < Drafts; i++)
        {
            var (id, committed) = await NextDraftAsync($"Latency {i}");
            foreach (var page in pages)
            {
                await page.WaitForFunctionAsync("id => window.seen[id]", id.ToString());
                delays.Add(await page.EvaluateAsync<double>("id => window.seen[id]", id.ToString()) - (committed - DateTimeOffset.UnixEpoch).TotalMilliseconds);
            }
        }

        delays.Sort();
        Assert.Equal(Drafts * pages.Length, delays.Count);
        Xunit.TestContext.Current.SendDiagnosticMessage(
            "Commit to screen, {0} drafts on two browsers: p50 {1:0} ms, p95 {2:0} ms, max {3:0} ms", Drafts, delays[delays.Count / 2], delays[(int)(delays.Count * .95)], delays[^1]);
        Xunit.TestContext.Current.TestOutputHelper?.WriteLine($"p50 {delays[delays.Count / 2]:0} ms, p95 {delays[(int)(delays.Count * .95)]:0} ms, max {delays[^1]:0} ms");
    }

    // The live feed speaks right after the commit, in the process of the worker: what it says is the moment of the commit.
    private async Task<(Guid Id, DateTimeOffset Committed)> NextDraftAsync(string name)
    {
        var told = new TaskCompletionSource<(Guid, DateTimeOffset)>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(IReadOnlyCollection<LiveChange> changes)
        {
            var now = TimeProvider.System.GetUtcNow();
            foreach (var change in changes.Where(c => c.Topic == LiveTopic.Draft)) told.TrySetResult((Guid.Parse(change.Key), now));
        }

        App.Get<LiveFeed>().Published += Note;
        try
        {
            await PlayedCustomer.WriteAsync(App, "Hello?", name);
            var draft = await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
            await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
            Assert.True(await db.Drafts.AnyAsync(d => d.Id == draft.Item1 && d.State == DraftState.Pending, Token));
            return draft;
        }
        finally
        {
            App.Get<LiveFeed>().Published -= Note;
        }
    }
}
