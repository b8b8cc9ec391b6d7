using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Nadia.Core.Review.Queue;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>Filters, many drafts at once, the search and what calls for attention, in a real browser.</summary>
public sealed class QueueToolsJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    /// <summary>A window that is never in front, and notifications that are only written down.</summary>
    private const string Behind = """
        document.hasFocus = () => false;
        window.told = [];
        window.Notification = class { static permission = "default"; static requestPermission() { this.permission = "granted"; return Promise.resolve("granted"); } constructor(title, options) { window.told.push(options.body); } close() {} };
        """;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

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
        await Expect(page.GetByText("Filter · 1 on")).ToBeVisibleAsync();
        await Expect(page.Locator(".entry")).ToHaveCountAsync(2);

        await page.Locator(".entry-link").First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Shift+X");
        await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve…" }).ClickAsync();
        await Expect(page.Locator(".bulk-one")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Control+Enter");
        await first.ReceivesAsync(1);
        await second.ReceivesAsync(1);
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
        Assert.Empty(Serious(await page.RunAxe()));
        await page.Locator(".hit").First.ClickAsync();
        await Expect(page.Locator(".sought")).ToContainTextAsync("Do you ship to Peru?");
        Assert.Empty(Complaints);
    }

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
        Assert.True((await App.Get<QueueRuleBook>().SaveAsync(new(1, 2), Actors.Admin, Token)).Succeeded);
        Assert.Empty(Complaints);
    }

    private static IEnumerable<string> Serious(Deque.AxeCore.Commons.AxeResult result) =>
        result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}");
}
