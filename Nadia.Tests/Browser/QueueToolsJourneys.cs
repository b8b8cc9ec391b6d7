using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>Filters, many drafts at once and the search, in a real browser.</summary>
public sealed class QueueToolsJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    [Fact]
    public async Task Drafts_are_filtered_ticked_with_the_keyboard_approved_together_snoozed_and_found_again()
    {
        var (first, second) = (await PlayedCustomer.WriteAsync(App, "Is the blue one in stock?", "Mia"), await PlayedCustomer.WriteAsync(App, "Do you ship to Peru?", "Noah"));
        var page = await OpenSignedInAsync("/review");
        await Expect(page.Locator(".entry")).ToHaveCountAsync(2);

        await page.Locator(".filter > summary").ClickAsync();
        await page.GetByLabel("Assigned").SelectOptionAsync("1");
        await Expect(page).ToHaveURLAsync(new Regex("who=unassigned"));
        await page.ReloadAsync();
        await KeysAsync(page);
        await Expect(page.GetByText("Filter · 1 on")).ToBeVisibleAsync();
        await Expect(page.Locator(".entry")).ToHaveCountAsync(2);

        await page.Locator(".entry-link").First.FocusAsync();
        await page.Keyboard.PressAsync("v");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+V");
        await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve…" }).ClickAsync();
        await Expect(page.Locator(".bulk-one")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Approve & send 2") }).ClickAsync();
        foreach (var customer in (PlayedCustomer[])[first, second]) await Eventually.TrueAsync(async () => (await customer.ReceivedAsync()).Count > 0);
        await Expect(page.Locator(".entry")).ToHaveCountAsync(0);

        await PlayedCustomer.WriteAsync(App, "Anyone there?", "Zoe");
        await page.GotoAsync("/review");
        await page.Locator(".entry", new() { HasText = "Zoe" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Snooze…" }).ClickAsync();
        await page.GetByLabel("Until the customer writes").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Snooze", Exact = true }).ClickAsync();
        await Expect(page.Locator(".entry")).ToHaveCountAsync(0);
        await page.GotoAsync("/review?snoozed=yes");
        await Expect(page.Locator(".entry", new() { HasText = "Zoe" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search all messages and notes" }).FillAsync("perú");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("mark").First).ToHaveTextAsync("Peru");
        Assert.Empty(await Accessible.SeriousAsync(page));
        await page.Locator(".hit").Last.ClickAsync();
        await Expect(page.Locator(".sought")).ToContainTextAsync("Do you ship to Peru?");
        Assert.Empty(Complaints);
    }
}
