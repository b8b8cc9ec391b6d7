using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>The review page before its script has come, as over a slow line: what somebody has begun with the mouse goes on undisturbed.</summary>
public sealed class SlowScriptJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_asked_before_the_script_came_keeps_the_focus()
    {
        await PlayedCustomer.WriteAsync(App, "Do you deliver?", "Slow Line");
        var page = await OpenSignedInAsync("/review");
        await page.GetByRole(AriaRole.Link, new() { Name = "Slow Line" }).ClickAsync();
        await Expect(page.Locator("[data-heading]")).ToBeVisibleAsync();

        var arrived = new TaskCompletionSource();
        await page.RouteAsync("**/js/review*.js", async route =>
        {
            await arrived.Task;
            await route.ContinueAsync();
        });
        try
        {
            await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await page.Locator("[data-key=r]").ClickAsync();
            await Expect(page.Locator(".mud-dialog textarea")).ToBeFocusedAsync();
            await Expect(page.Locator(".edge")).ToHaveCountAsync(2);
            await Expect(Edges(page)).ToHaveCountAsync(0);
        }
        finally
        {
            arrived.SetResult();
        }

        await KeysAsync(page);
        await Expect(Edges(page)).ToHaveCountAsync(2);
        await page.Keyboard.TypeAsync("Not our area");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
            return await db.Reviews.AnyAsync(r => r.Notes == "Not our area", Token);
        });
        Assert.Empty(Complaints);
    }

    // What cannot be moved yet is no separator.
    private static ILocator Edges(IPage page) => page.Locator("[role=separator][tabindex='0'][aria-valuenow]");
}
