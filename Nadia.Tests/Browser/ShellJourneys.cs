using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

public sealed class ShellJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static readonly string[] Places = ["Review", "Customers", "Quarantine", "Insights", "Settings", "Sandbox"];

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task An_admin_signs_in_finds_every_place_and_signs_out(int width, int height)
    {
        var page = await OpenAsync("/not-found", width, height);
        await SignInAsync(page, NadiaApp.AdminEmail, NadiaApp.AdminPassword);

        var navigation = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        foreach (var place in Places) await Expect(navigation.GetByRole(AriaRole.Link, new() { Name = place, Exact = true })).ToBeInViewportAsync();

        await PictureAsync(page, $"shell-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Account and theme" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(6);
        await PictureAsync(page, $"menu-{width}");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/account/sign-in"));

        await page.GotoAsync("/not-found");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Sign_in_and_settings_have_no_serious_accessibility_findings_and_call_nobody_else(ColorScheme scheme, int width)
    {
        var page = await OpenAsync("/account/sign-in?returnUrl=%2Fsettings", width, 844, scheme);
        await PictureAsync(page, $"sign-in-{scheme}-{width}");
        await ExpectAccessibleAsync(page);

        await SignInAsync(page, NadiaApp.AdminEmail, NadiaApp.AdminPassword);
        foreach (var (path, heading) in new[] { ("", "Team"), ("/api-keys", "API keys"), ("/models", "Models"), ("/prompts", "Prompts"), ("/templates", "Reply templates"), ("/telegram", "Telegram"), ("/about", "About") })
        {
            if (path.Length > 0) await page.GetByRole(AriaRole.Navigation, new() { Name = "Settings" }).Locator($"[href='/settings{path}']").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Status, new() { Name = "Loading…" })).ToHaveCountAsync(0);
            await PictureAsync(page, $"settings{path.Replace('/', '-')}-{scheme}-{width}");
            await ExpectAccessibleAsync(page);
            Assert.True(await Accessible.FitsAsync(page), $"{path} scrolls sideways");
        }

        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task The_chosen_theme_stays()
    {
        var page = await OpenSignedInAsync("/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Account and theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Dark theme" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Team" })).ToBeVisibleAsync();
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(17, 22, 27)");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task The_components_follow_the_system_while_the_page_is_open()
    {
        const string background = "getComputedStyle(document.documentElement).getPropertyValue('--mud-palette-background')";
        var page = await OpenSignedInAsync("/settings");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Team" })).ToBeVisibleAsync();
        var light = await page.EvaluateAsync<string>(background);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForFunctionAsync($"light => {background} !== light", light);
        Assert.Contains("17,22,27", await page.EvaluateAsync<string>(background), StringComparison.Ordinal);
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task The_keyboard_alone_skips_to_the_content_and_reaches_every_place()
    {
        var page = await OpenSignedInAsync("/settings/models");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Models" })).ToBeFocusedAsync();
        await page.EvaluateAsync("() => { document.body.tabIndex = -1; document.body.focus(); }");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        foreach (var place in Places)
        {
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = place })).ToBeFocusedAsync();
        }

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_said_quietly_and_leaves_the_page_in_place()
    {
        await using var own = await NadiaApp.StartAsync(App.Postgres);
        var page = await OpenAsync(new Uri(own.Address, "/account/sign-in?returnUrl=%2Fsettings").ToString());
        await SignInAsync(page, NadiaApp.AdminEmail, NadiaApp.AdminPassword);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Team" })).ToBeVisibleAsync();

        await own.StopAsync();

        await Expect(page.GetByText("The connection is lost. Trying again…")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Team" })).ToBeVisibleAsync();
    }

    private static async Task ExpectAccessibleAsync(IPage page)
    {
        Assert.Empty(await Accessible.SeriousAsync(page));
    }
}
