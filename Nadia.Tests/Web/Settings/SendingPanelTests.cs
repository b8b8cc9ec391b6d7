using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Telegram;

namespace Nadia.Tests.Web.Settings;

/// <summary>How sending stands, and the switch.</summary>
public sealed class SendingPanelTests(TestPostgres postgres) : TelegramPageTest(postgres)
{
    private async Task<SendingPause?> PauseAsync() => (await Database.Get<SendingReads>().ReadAsync(Actors.Admin, Token)).Value.Pause;

    [Fact]
    public async Task Pausing_says_who_since_when_and_why_and_resuming_lifts_it()
    {
        var panel = Open();
        await AskAsync(panel, "Pause sending", "Pause sending");
        await TypeAsync("#pause-reason", "<b>Stock</b> is being counted");
        await PressAsync("Pause sending");

        panel.WaitForText("Paused by Ada");
        panel.WaitForText("&lt;b&gt;Stock&lt;/b&gt; is being counted");
        Assert.Equal("<b>Stock</b> is being counted", (await PauseAsync())!.Reason);

        await AskAsync(panel, "Resume sending", "Resume sending");
        await PressAsync("Resume sending");
        panel.WaitForAssertion(() => Assert.DoesNotContain("Paused by", panel.Markup, StringComparison.Ordinal));
        Assert.Null(await PauseAsync());
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_whether_to_pause_pauses_nothing(string way)
    {
        var before = await StateAsync();
        var panel = Open();
        await AskAsync(panel, "Pause sending", "Pause sending");
        await TypeAsync("#pause-reason", "never mind");
        await LeaveDialogAsync(way);
        Assert.Equal(before, await StateAsync());
        Assert.Contains("Pause sending", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_question_whether_to_resume_leaves_it_paused(string way)
    {
        await Database.Get<SendingSwitch>().PauseAsync("Stock", Admin, Token);
        var before = await StateAsync();
        var panel = Open();
        await AskAsync(panel, "Resume sending", "Resume sending");
        await LeaveDialogAsync(way);
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_reason_is_required(string reason)
    {
        await AskAsync(Open(), "Pause sending", "Pause sending");
        await TypeAsync("#pause-reason", reason);
        await PressAsync("Pause sending");
        Dialogs.WaitForAssertion(() => Assert.StartsWith("It ", Dialogs.Find("#pause-problem").TextContent, StringComparison.Ordinal));
        Assert.Null(await PauseAsync());
    }

    [Fact]
    public async Task A_pause_by_another_admin_meanwhile_stays_theirs()
    {
        var panel = Open();
        await AskAsync(panel, "Pause sending", "Pause sending");
        await TypeAsync("#pause-reason", "Mine");
        await Database.Get<SendingSwitch>().PauseAsync("Theirs", Actors.Admin with { Name = "Bob" }, Token);
        await PressAsync("Pause sending");
        panel.WaitForText("Paused by Bob");
        Assert.Equal("Theirs", (await PauseAsync())!.Reason);
    }

    [Fact]
    public async Task Somebody_who_is_no_admin_any_more_is_refused()
    {
        var panel = Open();
        await AskAsync(panel, "Pause sending", "Pause sending");
        await TypeAsync("#pause-reason", "Stock");
        SignIn(Reviewer);
        await PressAsync("Pause sending");
        Gone();
        Assert.Null(await PauseAsync());
    }

    [Fact]
    public async Task A_stopped_account_is_red_in_words_with_its_reason()
    {
        var id = await SignedInAsync();
        await Database.Get<AccountStore>().SetStateAsync(id, AccountState.Connected, null, Token);
        var panel = Open();
        panel.WaitForText("Green: normal");
        await Database.Get<AccountStore>().SetStateAsync(id, AccountState.Paused, "Telegram has limited this account.", Token);
        panel.WaitForText("Red: stopped");
        panel.WaitForText("Telegram has limited this account.");
    }

    [Fact]
    public async Task A_login_in_a_build_without_the_library_is_not_connected_and_says_why()
    {
        var id = await SignedInAsync();
        await Database.Get<AccountStore>().SetStateAsync(id, AccountState.SignedOut, WithoutTelegram.Reason, Token);
        var panel = Open();
        panel.WaitForText("Not connected");
        panel.WaitForText(WithoutTelegram.Reason);
        Assert.DoesNotContain("Green", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_telegram_asked_for_is_shown_with_its_end()
    {
        var id = await SignedInAsync();
        await using (var db = Database.Open())
            await db.Accounts.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SendNotBefore, Database.Clock.GetUtcNow().AddSeconds(90)), Token);
        var panel = Open();
        Assert.Contains("nothing leaves before", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("(in 90 s)", panel.Markup, StringComparison.Ordinal);
        Database.Clock.Advance(TimeSpan.FromSeconds(91));
        panel.WaitForAssertion(() => Assert.DoesNotContain("nothing leaves before", panel.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_hour_is_shown_with_the_next_turn()
    {
        var id = await SignedInAsync();
        await SendingArrange.SentBeforeAsync(Database, id, bubbles: 600, TimeSpan.FromMinutes(-50));
        var panel = Open();
        Assert.Contains("the next bubble leaves at", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("(in 10 min)", panel.Markup, StringComparison.Ordinal);
        Database.Clock.Advance(TimeSpan.FromMinutes(10));
        panel.WaitForAssertion(() => Assert.DoesNotContain("the next bubble leaves at", panel.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<SendingPanel> Open()
    {
        _ = Dialogs;
        var panel = Render<SendingPanel>();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll(".panel-body")));
        return panel;
    }
}
