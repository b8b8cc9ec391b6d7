using Bunit;
using Nadia.Core.Team;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings;

namespace Nadia.Tests.Web.Settings;

public sealed class ApiKeysPageTests(TestPostgres postgres) : SettingsPageTest(postgres)
{
    private NewApiKey till = default!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        till = (await Database.Get<ApiKeyService>().CreateAsync(Ada, "Till", false, Token)).Value;
    }

    [Theory]
    [InlineData("Create API key", "Cancel")]
    [InlineData("Create API key", "Escape")]
    [InlineData("Create API key", "backdrop")]
    [InlineData("Revoke API key", "Cancel")]
    [InlineData("Revoke API key", "Escape")]
    [InlineData("Revoke API key", "backdrop")]
    public async Task Leaving_a_dialog_writes_nothing_and_changes_nothing_on_the_page(string dialog, string way)
    {
        var page = Open();
        var (state, seen) = (await StateAsync(), page.Find(".settings").TextContent);
        var asked = OpenDialogAsync(page, dialog);
        Assert.Equal(dialog, DialogTitle);
        if (dialog == "Create API key") Type("Name", "Crm");

        await LeaveDialogAsync(way);
        await asked;

        Assert.Equal((state, seen), (await StateAsync(), page.Find(".settings").TextContent));
    }

    [Fact]
    public async Task A_created_key_is_shown_once_and_works()
    {
        var page = Open();
        var asked = OpenDialogAsync(page, "Create API key");
        Type("Name", "Crm");
        await PressAsync("Create");

        Dialogs.WaitForAssertion(() => Assert.Equal("New API key", DialogTitle));
        var key = Dialogs.Find(".secret input").GetAttribute("value");
        await PressAsync("Close");
        await asked;

        Assert.Equal("Crm", (await Database.Get<ApiKeyService>().FindAsync(key, Token))!.Name);
        Assert.False((await Database.Get<ApiKeyService>().FindAsync(key, Token))!.IsAdmin);
        Assert.DoesNotContain(key!, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nameless_key_is_not_made()
    {
        var page = Open();
        var asked = OpenDialogAsync(page, "Create API key");
        await PressAsync("Create");

        Assert.Contains("name:", Dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await LeaveDialogAsync("Escape");
        await asked;
        Assert.Single((await Database.Get<ApiKeyService>().ListAsync(Ada, Token)).Value);
    }

    [Fact]
    public async Task A_revoked_key_no_longer_works_and_is_marked()
    {
        var page = Open();
        var asked = OpenDialogAsync(page, "Revoke API key");
        await PressAsync("Revoke");
        await asked;

        Assert.Null(await Database.Get<ApiKeyService>().FindAsync(till.Key, Token));
        page.WaitForAssertion(() => Assert.Contains("Revoked", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<ApiKeysPage> Open()
    {
        var page = Render<ApiKeysPage>();
        page.WaitForElement("table");
        return page;
    }

    private Task OpenDialogAsync(IRenderedComponent<ApiKeysPage> page, string dialog) => AskAsync(
        page, () => page.InvokeAsync(() => page.Find(dialog == "Create API key" ? ".page-actions button" : "tbody button").ClickAsync(new())));
}
