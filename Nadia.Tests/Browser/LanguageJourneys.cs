using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>The page in Spanish: by choice, and it stays so whoever made the news that are drawn.</summary>
public sealed class LanguageJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    [Fact]
    public async Task The_page_turns_to_Spanish_by_choice_and_back_and_news_are_told_in_it()
    {
        var page = await OpenSignedInAsync("/review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Account and theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Español" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Clientes" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");

        // Drawn because another circuit's server-side work said so.
        await PlayedCustomer.WriteAsync(App, "Hello?", "Late Person");
        await Expect(page.Locator(".entry", new() { HasText = "Late Person" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Clientes" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Cuenta y tema" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Customers" })).ToBeVisibleAsync();
        Assert.Empty(Complaints);
    }
}
