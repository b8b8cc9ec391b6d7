using Bunit;
using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Telegram;

namespace Nadia.Tests.Web.Settings;

/// <summary>The API id and hash in Settings.</summary>
public sealed class TelegramApplicationTests : TelegramPageTest
{
    private const string Title = "API id and hash";

    public TelegramApplicationTests(TestPostgres postgres)
        : base(postgres)
    {
        Settings.Remove("Telegram:ApiId");
        Settings.Remove("Telegram:ApiHash");
    }

    [Fact]
    public async Task Entered_keys_are_kept_and_make_signing_in_possible()
    {
        var panel = Open();
        Assert.DoesNotContain("Sign in to Telegram", panel.Markup, StringComparison.Ordinal);
        await AskAsync(panel, "Enter id and hash", Title);
        await FillAsync("17", ApiHash);
        await PressAsync("Save");

        panel.WaitForText("Sign in to Telegram");
        panel.WaitForText("17, entered by Ada");
        Assert.Equal(new ApplicationKeys(17, ApiHash), (await Database.Get<TelegramApplication>().LookAsync(Token)).Keys);
        Assert.DoesNotContain(ApiHash, panel.Markup + Dialogs.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_keeps_what_was(string way)
    {
        await Database.Get<TelegramApplication>().ChangeAsync("17", ApiHash, Admin, Token);
        var before = await StateAsync();
        var panel = Open();
        await AskAsync(panel, "Change id and hash", Title);
        Assert.Equal("17", Dialogs.Find("#api-id").GetAttribute("value"));
        Assert.Equal("", Dialogs.Find("#api-hash").GetAttribute("value"));
        await FillAsync("18", ApiHash);
        await LeaveDialogAsync(way);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Each_wrong_field_names_its_rule_beside_it()
    {
        var before = await StateAsync();
        await AskAsync(Open(), "Enter id and hash", Title);
        await FillAsync("seventeen", "short");
        await PressAsync("Save");
        Dialogs.WaitForAssertion(() => Assert.StartsWith("It must be the number", Dialogs.Find("#api-id-problem").TextContent, StringComparison.Ordinal));
        Assert.StartsWith("It must be the 32 digits", Dialogs.Find("#api-hash-problem").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task While_somebody_is_signed_in_they_cannot_be_changed()
    {
        await Database.Get<TelegramApplication>().ChangeAsync("17", ApiHash, Admin, Token);
        var panel = Open();
        await AskAsync(panel, "Change id and hash", Title);
        await FillAsync("18", ApiHash);
        await SignedInAsync();
        var before = await StateAsync();
        await PressAsync("Save");
        panel.WaitForText("an account is signed in; log out first.");
        Assert.Equal(before, await StateAsync());
        Assert.DoesNotContain(panel.FindAll("button"), b => b.TextContent.Trim() == "Change id and hash");
    }

    private IRenderedComponent<TelegramAccountPanel> Open()
    {
        _ = Dialogs;
        var panel = Render<TelegramAccountPanel>();
        panel.WaitForText("Connection");
        return panel;
    }

    private async Task FillAsync(string id, string hash)
    {
        await TypeAsync("#api-id", id);
        await TypeAsync("#api-hash", hash);
    }
}
