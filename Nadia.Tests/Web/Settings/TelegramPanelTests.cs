using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Tests.Bot.Telegram;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Telegram;

namespace Nadia.Tests.Web.Settings;

/// <summary>Who is signed in and how it does; logging out, resuming.</summary>
public sealed class TelegramPanelTests(TestPostgres postgres) : TelegramPageTest(postgres)
{
    private const string Ban = "Telegram has limited this account.";

    [Fact]
    public async Task It_says_who_is_connected_and_when_the_last_update_came()
    {
        var id = await SignedInAsync();
        await Database.Get<AccountStore>().SetStateAsync(id, AccountState.Connected, null, Token);
        await using (var db = Database.Open())
        {
            var account = await db.Accounts.FindAsync([id], Token);
            account!.LastUpdateAt = Database.Clock.GetUtcNow();
            await db.SaveChangesAsync(Token);
        }

        Database.Clock.Advance(TimeSpan.FromSeconds(12));
        var panel = Open();
        var facts = panel.Find("dl").TextContent;
        Assert.Contains("Shop · @shop · +49 ••• 67", facts, StringComparison.Ordinal);
        Assert.Contains("Connected", facts, StringComparison.Ordinal);
        Assert.Contains("12 s ago", facts, StringComparison.Ordinal);
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        panel.WaitForText("13 s ago");
    }

    [Theory]
    [InlineData("+49 30 1234599", true)]
    [InlineData("+43 30 1234567", true)]
    [InlineData("0049301234567", true)]
    [InlineData("+49 30 1234567", false)]
    [InlineData(null, false)]
    public async Task A_setting_that_means_another_number_than_the_one_signed_in_is_said(string? setting, bool said)
    {
        Services.Configure<TelegramOptions>(o => o.PhoneNumber = setting);
        await SignedInAsync();

        var panel = Open();

        panel.WaitForText("Connected as");
        Assert.Equal(said, panel.Markup.Contains("but +49 ••• 67 is signed in", StringComparison.Ordinal));
        Assert.DoesNotContain("12345", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_login_no_number_is_compared()
    {
        Services.Configure<TelegramOptions>(o => o.PhoneNumber = "+43301234599");
        var panel = Open();
        panel.WaitForText("Sign in to Telegram");
        Assert.DoesNotContain("Telegram__PhoneNumber", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_is_shown_live_and_an_admin_resumes_after_saying_so()
    {
        var panel = await PausedAsync();
        panel.WaitForText(Ban);

        await AskAsync(panel, "Resume the account", "Resume the account");
        Assert.Contains(Ban, Dialogs.Markup, StringComparison.Ordinal);
        await PressAsync("Resume");

        panel.WaitForAssertion(() => Assert.DoesNotContain("Resume the account", panel.Markup, StringComparison.Ordinal));
        Assert.Equal(AccountState.Connecting, (await AccountAsync())!.State);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_whether_to_resume_changes_nothing(string way)
    {
        var panel = await PausedAsync();
        var before = await StateAsync();
        await AskAsync(panel, "Resume the account", "Resume the account");
        await LeaveDialogAsync(way);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Resuming_what_another_admin_has_resumed_is_said_and_changes_nothing()
    {
        var panel = await PausedAsync();
        await AskAsync(panel, "Resume the account", "Resume the account");
        await Database.Get<TelegramAccounts>().ResumeAsync((await AccountAsync())!.Id, Actors.Admin, Token);
        var before = await StateAsync();
        await PressAsync("Resume");
        panel.WaitForText("A paused account was not found.");
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_whether_to_log_out_keeps_the_session(string way)
    {
        await SignedInAsync();
        var before = await StateAsync();
        var panel = Open();
        await AskAsync(panel, "Log out of Telegram", "Log out of Telegram");
        await LeaveDialogAsync(way);
        Assert.Equal(before, await StateAsync());
        Assert.Null(Telegram.Revoked);
    }

    [Fact]
    public async Task Logging_out_removes_the_session_and_tells_telegram()
    {
        await SignedInAsync();
        var panel = Open();
        await AskAsync(panel, "Log out of Telegram", "Log out of Telegram");
        await PressAsync("Log out");
        panel.WaitForText("Sign in to Telegram");
        Assert.False((await AccountAsync())!.HasSession);
        await Eventually.TrueAsync(() => Task.FromResult(Telegram.Revoked?.SequenceEqual(FakeLogin.Session) == true));
    }

    [Fact]
    public void Keys_of_the_environment_decide_and_the_page_says_so()
    {
        var panel = Open();
        Assert.Contains("17, from Telegram__ApiId and Telegram__ApiHash in the environment", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(panel.FindAll("button"), b => b.TextContent.Trim() is "Enter id and hash" or "Change id and hash");
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_and_what_was_seen_stays()
    {
        await SignedInAsync();
        var panel = Open();
        Switch.GoAway();
        Database.Clock.Advance(TimeSpan.FromSeconds(5));
        panel.WaitForText("The database did not answer");
        Assert.Contains("@shop", panel.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<TelegramAccountPanel>> PausedAsync()
    {
        var id = await SignedInAsync();
        var panel = Open();
        await Database.Get<AccountStore>().SetStateAsync(id, AccountState.Paused, Ban, Token);
        panel.WaitForText("Resume the account");
        return panel;
    }

    private IRenderedComponent<TelegramAccountPanel> Open()
    {
        _ = Dialogs;
        var panel = Render<TelegramAccountPanel>();
        panel.WaitForText("Connection");
        return panel;
    }

    private Task<AccountView?> AccountAsync() => Database.Get<TelegramAccounts>().FindAsync(Token);
}
