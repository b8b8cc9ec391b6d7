using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>A reviewer's day in real browsers: drafts come live, are claimed, edited, approved and arrive on the customer's phone.</summary>
public sealed class ReviewJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_shows_up_on_two_screens_is_claimed_on_one_edited_approved_and_arrives()
    {
        var ana = await OpenSignedInAsync("/review");
        var (email, password) = await TeamArrange.JoinAsync(App, "Ben");
        var ben = await OpenSignedInAsync("/review", email, password);
        foreach (var page in (IPage[])[ana, ben]) await Expect(page.GetByText("Loading the queue")).ToHaveCountAsync(0);

        var customer = await PlayedCustomer.WriteAsync(App, "Is it in stock?", "Carla");
        await Expect(Row(ana, "Carla")).ToBeVisibleAsync();
        await Expect(Row(ben, "Carla")).ToBeVisibleAsync();
        await Expect(ben).ToHaveTitleAsync(new Regex(@"^\(\d+\) Review · NADIA$"));

        await Row(ana, "Carla").ClickAsync();
        await Expect(Bubble(ana, 1)).ToBeEditableAsync();
        await Expect(Row(ben, "Carla")).ToContainTextAsync("Ada is viewing", new() { IgnoreCase = true });
        await Row(ben, "Carla").ClickAsync();
        await Expect(ben.GetByText(new Regex("is (viewing|editing) this draft"))).ToBeVisibleAsync();
        await Expect(Button(ben, "Approve & send")).ToBeDisabledAsync();

        await Bubble(ana, 1).FillAsync("Yes, three are left.");
        var count = await ana.Locator("textarea.bubble-text").CountAsync() + 1;
        await ana.GetByRole(AriaRole.Button, new() { Name = "Add bubble" }).ClickAsync();
        await Expect(Bubble(ana, count)).ToBeFocusedAsync();
        await ana.Keyboard.TypeAsync("Shall I keep one?");
        await ApproveAsync(ana);

        await Expect(Row(ana, "Carla")).ToHaveCountAsync(0);
        await Expect(ben.GetByText(new Regex("approved this draft"))).ToBeVisibleAsync();
        await customer.ReceivesAsync(count);
        Assert.Equal(["Yes, three are left.", "Shall I keep one?"], (await customer.ReceivedAsync()).Where((_, i) => i == 0 || i == count - 1));
        await Expect(ben.Locator(".receipt").First).ToContainTextAsync(new Regex("sent|read"));
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_keeps_the_edits_and_writes_no_row(string way)
    {
        var name = $"Leaver {way}";
        await PlayedCustomer.WriteAsync(App, "Hello?", name);
        var page = await OpenSignedInAsync("/review");
        await Row(page, name).ClickAsync();
        await Bubble(page, 1).FillAsync("My own words");
        var (rows, address) = (await RowsAsync(), page.Url);

        foreach (var (button, title) in ((string, string)[])[("Approve & send", "Approve reply"), ("Reject", "Reject draft")])
        {
            await Button(page, button).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = title });
            await DialogKeysAsync(page);
            await dialog.GetByLabel("Reviewer notes").FillAsync("never mind");
            await LeaveAsync(page, dialog, way);
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await Expect(Bubble(page, 1)).ToHaveValueAsync("My own words");
            await Expect(Button(page, button)).ToBeFocusedAsync();
        }

        Assert.Equal((rows, address), (await RowsAsync(), page.Url));
    }

    [Fact]
    public async Task Keys_work_the_page_and_never_act_while_somebody_types()
    {
        foreach (var number in Enumerable.Range(1, 3)) await PlayedCustomer.WriteAsync(App, "Hello?", $"Key {number}");
        var page = await OpenSignedInAsync("/review");
        await Expect(page.Locator(".entry").Nth(2)).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();
        var first = await page.Locator("[data-heading]").InnerTextAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-heading]")).Not.ToHaveTextAsync(first);
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("[data-heading]")).ToHaveTextAsync(first);
        await page.Locator(".entry-link").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".entry-link").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-heading]")).Not.ToHaveTextAsync(first);
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();

        await Bubble(page, 1).ClickAsync();
        await page.Keyboard.TypeAsync("a r g j k");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Locator("[data-heading]").FocusAsync();
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Reject draft" }).GetByLabel("Reviewer notes")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("a g");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        var before = page.Url;
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page).Not.ToHaveURLAsync(before);
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Hostile_words_are_shown_as_words()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await PlayedCustomer.WriteAsync(App, hostile, hostile);
        var page = await OpenSignedInAsync("/review");
        var alerts = 0;
        page.Dialog += (_, dialog) =>
        {
            alerts++;
            _ = dialog.DismissAsync();
        };

        await Row(page, hostile).ClickAsync();

        await Expect(page.Locator(".message-text")).ToContainTextAsync(hostile);
        await Expect(page.Locator("main img")).ToHaveCountAsync(0);
        await ApproveAsync(page);
        await Expect(page.Locator(".undo")).ToContainTextAsync(hostile);
        Assert.Equal(0, alerts);
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task The_page_is_accessible_and_fits(int width, int height, ColorScheme scheme)
    {
        var name = $"Axe {width} {scheme}";
        await PlayedCustomer.WriteAsync(App, "I want my money back. My card is 4111 1111 1111 1111", name);
        var page = await OpenSignedInAsync("/review", width: width, height: height, scheme: scheme);
        await Expect(Row(page, name)).ToBeVisibleAsync();
        await CheckAsync(page, $"review-queue-{width}-{scheme}");

        await Row(page, name).ClickAsync();
        await Expect(Button(page, "Approve & send")).ToBeInViewportAsync();
        await CheckAsync(page, $"review-{width}-{scheme}");

        await Button(page, "Approve & send").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Approve reply" })).ToBeVisibleAsync();
        await CheckAsync(page, $"approve-{width}-{scheme}");
        Assert.Empty(Complaints);
    }

    private static ILocator Row(IPage page, string name) => page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Locator(".entry-name", new() { HasText = name }) }).GetByRole(AriaRole.Link);

    private static ILocator Bubble(IPage page, int number) => page.GetByRole(AriaRole.Textbox, new() { Name = $"Bubble {number}", Exact = true });

    private static ILocator Button(IPage page, string name) => page.Locator(".actions").GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task ApproveAsync(IPage page)
    {
        await Button(page, "Approve & send").ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Approve reply" }).GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).ClickAsync();
    }

    private static async Task LeaveAsync(IPage page, ILocator dialog, string way)
    {
        if (way == "Cancel") await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        else if (way == "Escape") await page.Keyboard.PressAsync("Escape");
        else await page.Mouse.ClickAsync(10, 450);
    }

    private static async Task CheckAsync(IPage page, string picture)
    {
        await PictureAsync(page, picture);
        Assert.Empty(await Accessible.SeriousAsync(page));
        Assert.True(await Accessible.FitsAsync(page));
    }

    private async Task<int> RowsAsync()
    {
        await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        return await db.Reviews.CountAsync(Token) + await db.Outbox.CountAsync(Token);
    }
}
