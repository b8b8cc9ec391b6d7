using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>What calls for attention: the icon, the title, and notifications for who wants them.</summary>
public sealed class AttentionJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    /// <summary>A window that is never in front, and notifications that are only written down.</summary>
    private const string Behind = """
        document.hasFocus = () => false;
        window.told = [];
        window.Notification = class { static permission = "default"; static requestPermission() { this.permission = "granted"; return Promise.resolve("granted"); } constructor(title, options) { window.told.push(options.body); } close() {} };
        """;

    [Fact]
    public async Task New_drafts_are_told_while_the_window_is_behind_and_only_to_who_asked()
    {
        var page = await OpenSignedInAsync("/customers");
        await page.Context.AddInitScriptAsync(Behind);
        await page.GotoAsync("/review");
        await page.GetByText("All caught up").WaitForAsync();
        await PlayedCustomer.WriteAsync(App, "Hello?", "Quiet");
        await Expect(page.Locator("link[rel=icon]")).ToHaveAttributeAsync("data-count", "1");
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.told"));

        var choice = page.GetByRole(AriaRole.Button, new() { Name = "Desktop notification for new drafts" });
        await choice.ClickAsync();
        await Expect(choice).ToHaveAttributeAsync("aria-pressed", "true");
        await PlayedCustomer.WriteAsync(App, "Hello?", "Loud");
        await page.WaitForFunctionAsync("() => window.told.length === 1");
        Assert.Equal(["2 drafts are waiting."], await page.EvaluateAsync<string[]>("() => window.told"));
        await Expect(page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", new Regex("^data:image/png"));

        await page.GotoAsync("/customers");
        await Expect(page).ToHaveTitleAsync(new Regex(@"^\(2\) "));
        Assert.Empty(Complaints);
    }
}
