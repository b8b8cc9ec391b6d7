using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>
/// The first start as a newcomer sees it: demo customers have written and their drafts wait. Its picture is the README's;
/// with <c>README_PICTURE=yes</c> in the environment it replaces <c>docs/images/review.png</c>.
/// </summary>
public sealed class ReadmePicture(TestPostgres postgres, Support.Browser browser) : IAsyncLifetime
{
    private NadiaApp app = null!;

    public async ValueTask InitializeAsync() => app = await NadiaApp.StartAsync(postgres, null, ("Demo:Customers", null));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_first_start_shows_a_dozen_live_drafts()
    {
        await using var visit = new Visit(app, browser);
        var page = await visit.ReviewAsync();

        await Expect(page).ToHaveTitleAsync(new Regex(@"^\(12\) Review"), new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the first" }).ClickAsync();
        // The first asks whether a bot answers, or is in need: no template may answer that.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Write it yourself" })).ToBeVisibleAsync();
        await page.Locator(".entry-link", new() { HasText = "Diego Ramírez" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve & send", Exact = true })).ToBeEnabledAsync();

        await Visit.KeepAsync(page, Environment.GetEnvironmentVariable("README_PICTURE") == "yes" ? PathOfPicture() : null);
    }

    private static string PathOfPicture([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "images", "review.png");

    private sealed class Visit(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser)
    {
        public Task<IPage> ReviewAsync() => OpenSignedInAsync("/review");

        public static async Task KeepAsync(IPage page, string? readme)
        {
            await PictureAsync(page, "readme-review");
            if (readme is not null) await page.ScreenshotAsync(new() { Path = readme });
        }
    }
}
