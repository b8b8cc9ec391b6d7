using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>Attention checks in a real browser: an admin sets them up, a reviewer meets one, and the figures show it.</summary>
public sealed class CheckJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    [Fact]
    public async Task An_admin_switches_checks_on_a_reviewer_lets_one_through_and_is_told_and_the_figures_show_it()
    {
        var admin = await OpenSignedInAsync("/settings/checks");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Take over the examples" }).ClickAsync();
        await Expect(admin.Locator(".known-bad")).ToHaveCountAsync(10);
        await admin.GetByLabel("Put attention checks into the queue").CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(admin.GetByText("Saved.")).ToBeVisibleAsync();
        Assert.Empty(await Accessible.SeriousAsync(admin));
        await PictureAsync(admin, "checks-settings");

        var (email, password) = await TeamArrange.JoinAsync(App, "Ben");
        var page = await OpenSignedInAsync("/review", email, password);
        await Expect(page.GetByText("All caught up")).ToBeVisibleAsync();
        await CheckArrange.TurnAsync(App.ConnectionString, (string)(await Sql.ScalarAsync(App.ConnectionString, $"SELECT id FROM team_members WHERE email = '{email}'"))!);
        await Expect(page.Locator(".entry")).ToHaveCountAsync(1);
        await page.Locator(".entry").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).ClickAsync();

        await Expect(dialog.GetByText("That was a check")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("This one got past you.")).ToBeVisibleAsync();
        Assert.Empty(await Accessible.SeriousAsync(page));
        await PictureAsync(page, "checks-told");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Locator(".entry")).ToHaveCountAsync(0);
        Assert.Equal(0L, await Sql.ScalarAsync(App.ConnectionString, "SELECT count(*) FROM outbox"));

        await page.GotoAsync("/insights");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your decisions" })).ToBeVisibleAsync();
        await admin.GotoAsync("/insights");
        await Expect(admin.Locator(".reviewers tbody tr")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex(@"Ben\s*0\s*–\s*–\s*0\s*1")]);
        Assert.Empty(await Accessible.SeriousAsync(admin));
        Assert.Empty(Complaints);
    }
}
