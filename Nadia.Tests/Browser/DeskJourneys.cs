using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>The desk by keyboard: the palette, the keys of one's own, the way back, the widths of the panes.</summary>
public sealed class DeskJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_palette_finds_actions_places_and_customers_without_a_mouse()
    {
        await PlayedCustomer.WriteAsync(App, "Hello?", "Palette Person");
        var page = await OpenAtAsync("Palette Person");
        await page.Keyboard.PressAsync("e");
        await Expect(Bubble(page)).ToBeFocusedAsync();

        await SummonAsync(page, "reje");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Reject draft" })).ToBeVisibleAsync();
        await DialogKeysAsync(page);
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await SummonAsync(page, "insig");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Insights" })).ToBeVisibleAsync();
        await SummonAsync(page, "palette per");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Customer Palette Person" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Palette Person" }).First).ToBeVisibleAsync();
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task A_rejection_is_taken_back_by_its_key_and_all_keys_are_shown_by_theirs()
    {
        await PlayedCustomer.WriteAsync(App, "Hello?", "Undo Person");
        var page = await OpenAtAsync("Undo Person");
        var address = page.Url;
        await page.Keyboard.PressAsync("r");
        await DialogKeysAsync(page);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".undo")).ToContainTextAsync("Nothing was sent.");
        await page.Keyboard.PressAsync("u");
        await Expect(page).ToHaveURLAsync(address);
        await Expect(Bubble(page)).ToBeEditableAsync();
        await using (var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token))
            Assert.False(await db.Reviews.AnyAsync(r => address.Contains(r.DraftId.ToString()), Token));

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToContainTextAsync("Previous draft");
        await DialogKeysAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task A_key_of_ones_own_replaces_the_default_and_a_conflict_is_said()
    {
        await PlayedCustomer.WriteAsync(App, "Hello?", "Key Person");
        var (email, password) = await TeamArrange.JoinAsync(App, "Rex");
        var page = await OpenSignedInAsync("/review", email, password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Account and theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Preferences" }).ClickAsync();
        var approve = page.GetByLabel("Approve & send");
        await approve.FillAsync("r");
        await approve.PressAsync("Enter");
        await Expect(page.GetByText("is the key of “Approve & send” already").First).ToBeVisibleAsync();
        await approve.FillAsync("p");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save preferences" }).ClickAsync();
        await Expect(page.GetByText("Preferences saved.")).ToBeVisibleAsync();

        await page.GotoAsync("/review");
        await KeysAsync(page);
        await OpenAtAsync(page, "Key Person");
        await Expect(page.Locator("[data-key=a] kbd")).ToHaveTextAsync("P");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Reject draft" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        await DialogKeysAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("p");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Approve reply" })).ToHaveCountAsync(1);
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task Panes_are_made_wider_by_keys_and_by_mouse_and_stay_so()
    {
        var page = await OpenSignedInAsync("/review");
        var edge = page.GetByRole(AriaRole.Separator, new() { Name = "Width of the queue" });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Review" })).ToBeFocusedAsync();
        var first = await WidthAsync(page);
        await edge.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await ExpectWidthAsync(page, first + 16);
        await edge.PressAsync("ArrowRight");
        await ExpectWidthAsync(page, first + 32);
        await Expect(edge).ToHaveAttributeAsync("aria-valuenow", $"{first + 32}");

        var box = (await edge.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), 400);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(500, 400);
        await page.Mouse.UpAsync();
        await ExpectWidthAsync(page, 500);

        await page.ReloadAsync();
        await KeysAsync(page);
        await ExpectWidthAsync(page, 500);
        await edge.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await ExpectWidthAsync(page, first);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Preferences_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        var page = await OpenSignedInAsync("/preferences", width: width, height: 844, scheme: scheme);
        await Expect(page.GetByLabel("Next draft")).ToBeVisibleAsync();
        await PictureAsync(page, $"preferences-{width}");
        Assert.Empty(await Accessible.SeriousAsync(page));
        Assert.True(await Accessible.FitsAsync(page));
        await SummonAsync(page, "review");
        await PictureAsync(page, $"palette-{width}");
        Assert.Empty(await Accessible.SeriousAsync(page));
        Assert.Empty(Complaints);
    }

    private static ILocator Bubble(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Bubble 1", Exact = true });

    private static async Task SummonAsync(IPage page, string text)
    {
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Action, place or customer" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync(text.Split(' ')[0], new() { IgnoreCase = true });
    }

    // The width is the former one until the browser's next frame.
    private static Task ExpectWidthAsync(IPage page, int width) => Eventually.TrueAsync(async () => await WidthAsync(page) == width);

    private static async Task<int> WidthAsync(IPage page) => (int)Math.Round((await page.Locator(".queue").BoundingBoxAsync())!.Width);

    private async Task<IPage> OpenAtAsync(string name)
    {
        var page = await OpenSignedInAsync("/review");
        await OpenAtAsync(page, name);
        return page;
    }

    private static async Task OpenAtAsync(IPage page, string name)
    {
        await page.Locator(".entry", new() { HasText = name }).Locator("a").ClickAsync();
        await Expect(Bubble(page)).ToBeEditableAsync();
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();
    }
}
