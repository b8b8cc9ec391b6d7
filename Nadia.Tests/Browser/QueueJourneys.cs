using Microsoft.Playwright;
using Nadia.Core.Review;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>A queue longer than one page of it: it loads on while it is scrolled, and no row moves under the pointer.</summary>
public sealed class QueueJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private const int Waiting = 130;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_queue_loads_on_and_stays_still_under_the_pointer()
    {
        for (var i = 0; i < Waiting; i++) await PlayedCustomer.WriteAsync(App, "Hello?", $"Waiting {i}");
        await Eventually.TrueAsync(async () => (await App.Get<ReviewReads>().SummaryAsync(Actors.Admin, Token)).Value.Pending == Waiting, TimeSpan.FromMinutes(2));
        var page = await OpenSignedInAsync("/review");
        await Expect(page.Locator(".count")).ToHaveTextAsync($"{Waiting} waiting");
        var list = page.Locator(".queue-list");

        await Eventually.TrueAsync(async () =>
        {
            await list.EvaluateAsync("list => list.scrollTop = list.scrollHeight");
            return await page.Locator($"[data-index='{Waiting - 1}']").CountAsync() == 1;
        });
        Assert.InRange(await page.Locator(".entry").CountAsync(), 5, 80);

        await list.EvaluateAsync("list => list.scrollTop = 92 * 60");
        var row = page.Locator("[data-index='63']");
        await row.HoverAsync();
        var (id, top) = (await row.GetAttributeAsync("data-id"), await TopAsync(row));
        var first = (await App.Get<ReviewReads>().QueueAsync(null, 3, Actors.Admin, Token)).Value.Items;
        foreach (var item in first) Assert.True((await App.Get<ReviewService>().RejectAsync(new(item.Id), Actors.Admin, Token)).Succeeded);
        await Expect(page.Locator(".count")).ToHaveTextAsync($"{Waiting - 3} waiting");
        Assert.Equal(top, await TopAsync(page.Locator($"[data-id='{id}']")), 1.0);

        await page.Mouse.MoveAsync(900, 500);
        await Expect(page.Locator($"[data-id='{id}']")).ToHaveAttributeAsync("data-index", "60");
        Assert.Empty(Complaints);
    }

    private static async Task<double> TopAsync(ILocator row) => (await row.BoundingBoxAsync())!.Y;
}
