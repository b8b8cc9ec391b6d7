using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>What opens over the review page, each while it stands open: accessible in light and dark, and left by Escape.</summary>
public sealed class OpenThingsTests(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Menus_and_questions_have_no_serious_finding(ColorScheme scheme)
    {
        var name = $"Open {scheme}";
        await PlayedCustomer.WriteAsync(App, "I want my money back. My card is 4111 1111 1111 1111", name);
        var page = await OpenSignedInAsync("/review", scheme: scheme);
        await page.Locator(".entry", new() { HasText = name }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();

        await page.Locator("details.filter summary").ClickAsync();
        await Expect(page.Locator(".filter-fields")).ToBeVisibleAsync();
        Assert.Empty(await Accessible.SeriousAsync(page));
        await page.Locator("details.filter summary").ClickAsync();

        await LookAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "Emoji" }).ClickAsync(), page.GetByRole(AriaRole.Menu, new() { Name = "Emoji" }));
        await LookAsync(page, () => page.Keyboard.PressAsync("c"), page.GetByRole(AriaRole.Menu, new() { Name = "Calls to action and templates" }));
        await LookAsync(page, () => Account(page).ClickAsync(), page.Locator(".mud-popover-open"));
        await Expect(Account(page)).ToBeFocusedAsync();
        foreach (var key in (string[])["a", "r", "g", "t", "s", "z", "?", "Control+k"])
            await LookAsync(page, () => page.Keyboard.PressAsync(key), page.GetByRole(AriaRole.Dialog));
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task The_account_menu_is_opened_walked_and_left_by_the_keyboard_and_opens_no_draft()
    {
        await PlayedCustomer.WriteAsync(App, "Hello?", "Account Menu");
        var page = await OpenSignedInAsync("/review");
        await Expect(page.Locator(".entry").First).ToBeVisibleAsync();
        await Account(page).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[role=menuitem]:focus")).ToHaveCountAsync(1);
        var first = await page.Locator("[role=menuitem]:focus").InnerTextAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[role=menuitem]:focus")).Not.ToHaveTextAsync(first);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
        await Expect(Account(page)).ToBeFocusedAsync();
        Assert.EndsWith("/review", page.Url, StringComparison.Ordinal);
        Assert.Empty(Complaints);
    }

    private static ILocator Account(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Account and theme of" });

    private static async Task LookAsync(IPage page, Func<Task> open, ILocator opened)
    {
        await open();
        await Expect(opened).ToBeVisibleAsync();
        Assert.Empty(await Accessible.SeriousAsync(page));
        await page.Keyboard.PressAsync("Escape");
        await Expect(opened).ToHaveCountAsync(0);
        // A key acts again once nothing has the focus that types.
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".reply textarea:focus")).ToHaveCountAsync(0);
    }
}
