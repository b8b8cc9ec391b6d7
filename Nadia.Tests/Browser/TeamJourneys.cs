using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

public sealed class TeamJourneys(QuickCheckApp quick, Support.Browser browser) : BrowserTest(quick.App, browser), IClassFixture<QuickCheckApp>
{
    [Fact]
    public async Task An_invited_reviewer_joins_once_cannot_administer_and_loses_the_live_page_when_disabled()
    {
        var admin = await OpenSignedInAsync("/settings");
        var link = await InviteAsync(admin, "rita@example.com", "Rita Reviewer");

        var rita = await OpenAsync(link);
        await rita.GetByLabel("Password").FillAsync("a long enough password");
        await rita.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        var navigation = rita.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Review" })).ToBeVisibleAsync();
        await Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Settings" })).ToHaveCountAsync(0);
        await rita.GotoAsync("/settings");
        await Expect(rita.GetByRole(AriaRole.Heading, new() { Name = "Only an admin may open this page" })).ToBeVisibleAsync();

        var again = await OpenAsync(link);
        await Expect(again.GetByRole(AriaRole.Heading, new() { Name = "This link is spent" })).ToBeVisibleAsync();

        await admin.ReloadAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Actions for Rita Reviewer" }).ClickAsync();
        await admin.GetByRole(AriaRole.Menuitem, new() { Name = "Disable" }).ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Row).Filter(new() { HasText = "Rita Reviewer" })).ToContainTextAsync("Disabled");
        await PictureAsync(admin, "settings-team");

        await Expect(rita).ToHaveURLAsync(new Regex("/account/sign-in"), new() { Timeout = 15_000 });
        await SignInAsync(rita, "rita@example.com", "a long enough password");
        await Expect(rita.GetByRole(AriaRole.Alert)).ToContainTextAsync("disabled");
    }

    private static async Task<string> InviteAsync(IPage admin, string email, string name)
    {
        await admin.GetByRole(AriaRole.Button, new() { Name = "Invite a team member" }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("E-mail").FillAsync(email);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await PictureAsync(admin, "dialog-invite");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = await admin.GetByLabel("One-time link").InputValueAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        return link;
    }
}
