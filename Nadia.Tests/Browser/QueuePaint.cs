using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Tests.Load;
using Nadia.Tests.Support;

namespace Nadia.Tests.Browser;

/// <summary>
/// How soon a queue is painted and how it scrolls, short and long. The times are printed and not asserted, because they depend on the
/// machine; asserted is that every stretch of a long queue comes into sight and that its rows are where the list says.
/// </summary>
public sealed class QueuePaint(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private const int Few = 100;
    private const int Loads = 7;

    /// <summary>Milliseconds from the start of the page to the first row, as the page itself sees it.</summary>
    private const string FirstRow = """
        async () => {
          while (!document.querySelector(".entry")) {
            if (performance.now() > 60_000) throw new Error("No row came into sight within a minute.");
            await new Promise(requestAnimationFrame);
          }
          return performance.now();
        }
        """;

    /// <summary>Scrolls on and on, then jumps; the longest time in which no loaded row was in sight, in milliseconds.</summary>
    private const string Scroll = """
        async ([steps, pixels, jumps]) => {
          const list = document.querySelector(".queue-list");
          let blank = 0, longest = 0, last = performance.now();
          const filled = () => {
            const box = list.getBoundingClientRect();
            return [...list.querySelectorAll(".entry")].some(row => { const r = row.getBoundingClientRect(); return r.bottom > box.top + 1 && r.top < box.bottom - 1; });
          };
          const frame = async () => {
            await new Promise(requestAnimationFrame);
            const now = performance.now();
            blank = filled() ? 0 : blank + (now - last);
            longest = Math.max(longest, blank);
            last = now;
          };
          for (let i = 0; i < steps; i++) { list.scrollTop += pixels; await frame(); }
          const scrolled = longest;
          longest = 0;
          for (let i = 1; i <= jumps; i++) {
            list.scrollTop = list.scrollHeight * ((i * 0.37) % 1);
            const until = performance.now() + 600;
            while (performance.now() < until) await frame();
          }
          return [scrolled, longest];
        }
        """;

    [Fact]
    public async Task A_long_queue_is_painted_like_a_short_one_and_scrolls_to_its_end()
    {
        await PlayedCustomer.WriteAsync(App, "Hello?", "Pattern");
        var contexts = App.Get<IDbContextFactory<NadiaDbContext>>();
        await Eventually.TrueAsync(async () => await CountAsync(contexts) == 1);
        await using var db = await contexts.CreateDbContextAsync(Token);
        var pattern = await db.Queue.AsNoTracking().SingleAsync(Token);
        await QueueArrange.FillAsync(App.ConnectionString, pattern.DraftId, pattern.AccountId, Few);
        var page = await OpenSignedInAsync("/review");
        var few = await PaintAsync(page);

        var many = LoadSize.Drafts;
        await QueueArrange.AddAsync(App.ConnectionString, pattern.DraftId, pattern.AccountId, Few + 1, many);
        var lots = await PaintAsync(page);
        TestContext.Current.TestOutputHelper?.WriteLine($"First row: {few:0} ms of {Few}, {lots:0} ms of {many}: {lots / few:0.00} times");

        var blanks = await page.EvaluateAsync<double[]>(Scroll, new object[] { 240, 400, 12 }).WaitAsync(TimeSpan.FromMinutes(5), Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"No row in sight: at most {blanks[0]:0} ms while scrolling, {blanks[1]:0} ms after a jump");
        await Eventually.TrueAsync(async () =>
        {
            await page.Locator(".queue-list").EvaluateAsync("list => list.scrollTop = list.scrollHeight");
            return await page.Locator($"[data-index='{many}']").CountAsync() == 1;
        }, TimeSpan.FromSeconds(90));
        Assert.InRange(await page.Locator(".entry").CountAsync(), 5, 80);
        Assert.Empty(Complaints);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<int> CountAsync(IDbContextFactory<NadiaDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync(Token);
        return await db.Queue.CountAsync(Token);
    }

    // The middle one of some loads; the first load is not among them.
    private static async Task<double> PaintAsync(IPage page)
    {
        List<double> times = [];
        for (var i = 0; i <= Loads; i++)
        {
            await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
            var time = await page.EvaluateAsync<double>(FirstRow).WaitAsync(TimeSpan.FromMinutes(2), Token);
            if (i > 0) times.Add(time);
        }

        times.Sort();
        return times[Loads / 2];
    }
}
