using Bunit;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings;

namespace Nadia.Tests.Web.Settings;

public sealed class TeamPageTests(TestPostgres postgres) : SettingsPageTest(postgres)
{
    private Actor rex = default!;

    public static TheoryData<string, string> DialogsAndWaysOut
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var dialog in new[] { "Invite a team member", "Change roles", "Disable Rex", "Reset password" })
                foreach (var way in new[] { "Cancel", "Escape", "backdrop" })
                    data.Add(dialog, way);
            return data;
        }
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        rex = await TeamArrange.ReviewerAsync(Database);
    }

    [Theory]
    [MemberData(nameof(DialogsAndWaysOut))]
    public async Task Leaving_a_dialog_writes_nothing_and_changes_nothing_on_the_page(string dialog, string way)
    {
        var page = Open();
        var (state, seen) = (await StateAsync(), page.Find(".settings").TextContent);
        var asked = OpenDialogAsync(page, dialog);
        Assert.Equal(dialog, DialogTitle);
        if (dialog == "Invite a team member") Fill();

        await LeaveDialogAsync(way);
        await asked;

        Assert.Equal((state, seen), (await StateAsync(), page.Find(".settings").TextContent));
        Assert.Empty(Snackbar.ShownSnackbars);
    }

    [Fact]
    public async Task Inviting_shows_the_link_once_and_lists_the_member()
    {
        var page = Open();
        var asked = OpenDialogAsync(page, "Invite a team member");
        Fill();
        await PressAsync("Invite");

        Dialogs.WaitForAssertion(() => Assert.Equal("Invitation link", DialogTitle));
        var link = new Uri(Dialogs.Find(".secret input").GetAttribute("value")!);
        await PressAsync("Close");
        await asked;

        Assert.Equal("Rita", (await Database.Get<MemberLinks>().FindAsync(link.Query["?code=".Length..], Token))!.DisplayName);
        page.WaitForAssertion(() => Assert.Contains("rita@example.com", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(link.Query, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_invitation_keeps_the_dialog_open_and_says_why()
    {
        var page = Open();
        var asked = OpenDialogAsync(page, "Invite a team member");
        Type("E-mail", "not an address");
        await PressAsync("Invite");

        Assert.Contains("e-mail address", Dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await LeaveDialogAsync("Cancel");
        await asked;
    }

    [Fact]
    public async Task Confirmed_roles_are_saved_and_shown()
    {
        var page = Open();
        var asked = OpenDialogAsync(page, "Change roles");
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".mud-dialog input[type=checkbox]")[1].ChangeAsync(new() { Value = true }));
        await PressAsync("Change roles");
        await asked;

        Assert.Equal(Roles.All, (await Database.Get<TeamService>().ListAsync(Ada, Token)).Value.Single(m => m.Id == rex.Id).Roles);
        Assert.Contains("Rex is now Reviewer and Admin.", Said());
    }

    [Fact]
    public async Task Disabling_is_confirmed_and_what_changed_meanwhile_is_said()
    {
        var page = Open();
        var asked = OpenDialogAsync(page, "Disable Rex");
        await PressAsync("Disable");
        await asked;
        page.WaitForAssertion(() => Assert.Contains("Disabled", page.Find($"tr:contains('Rex')").TextContent, StringComparison.Ordinal));

        asked = OpenDialogAsync(page, "Reset password");
        await PressAsync("Reset");
        await asked;
        Assert.Contains(Said(), text => text.Contains("is disabled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_removed_from_the_admins_meanwhile_is_told_so_and_nothing_is_written()
    {
        var page = Open();
        var bob = await TeamArrange.AdminAsync(Database, "Bob");
        var asked = OpenDialogAsync(page, "Disable Rex");
        await Database.Get<TeamService>().ChangeRolesAsync(bob, Ada.Id, [Roles.Reviewer], Token);
        var state = await StateAsync();

        await PressAsync("Disable");
        await asked;

        Assert.Equal(state, await StateAsync());
        Assert.Contains(Said(), text => text.Contains("Only an admin may", StringComparison.Ordinal));
    }

    private IRenderedComponent<TeamPage> Open()
    {
        var page = Render<TeamPage>();
        page.WaitForElement("table");
        return page;
    }

    private Task OpenDialogAsync(IRenderedComponent<TeamPage> page, string dialog)
    {
        var line = page.FindComponents<MemberLine>().Single(l => l.Instance.Member.Id == rex.Id).Instance;
        return AskAsync(page, () => dialog switch
        {
            "Change roles" => line.OnChangeRoles.InvokeAsync(line.Member),
            "Disable Rex" => line.OnDisable.InvokeAsync(line.Member),
            "Reset password" => line.OnResetPassword.InvokeAsync(line.Member),
            _ => page.InvokeAsync(() => page.Find(".page-actions button").ClickAsync(new())),
        });
    }

    private void Fill()
    {
        Type("E-mail", "rita@example.com");
        Type("Name", "Rita");
    }

    private List<string> Said()
    {
        var shown = Render<MudSnackbarProvider>();
        return [.. shown.FindAll(".mud-snackbar-content-message").Select(m => m.TextContent.Trim())];
    }
}
