using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
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
        await Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(4);
        await PictureAsync(page, $"menu-{width}");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/account/sign-in"));

        await page.GotoAsync("/not-found");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }
}
