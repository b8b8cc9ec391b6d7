using Bunit;
using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Tests.Bot.Telegram;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Telegram;

namespace Nadia.Tests.Web.Settings;

/// <summary>The login's dialog: every step answered, refused and left in every way.</summary>
public sealed class TelegramLoginTests(TestPostgres postgres) : TelegramPageTest(postgres)
{
    private const string Answer = "#telegram-answer";

    public static TheoryData<int, string> StepsAndWaysOut
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var answered in new[] { 0, 1, 2 })
                foreach (var way in new[] { "Cancel", "Escape", "backdrop" })
                    data.Add(answered, way);
            return data;
        }
    }

    [Fact]
    public async Task Signing_in_asks_for_phone_code_and_password_and_shows_who_it_is()
    {
        var panel = await BeginAsync();
        Assert.Equal("+49301234567", Dialogs.Find(Answer).GetAttribute("value"));
        await PressAsync("Send code");
        Dialogs.WaitForText("Telegram sent a code in a text message.");
        await AnswerAsync("Continue", "99999");
        await SaidAsync("This code is wrong.");
        await AnswerAsync("Continue", FakeLogin.Code);
        Dialogs.WaitForText("Its hint: the usual");
        Assert.Equal("password", Dialogs.Find(Answer).GetAttribute("type"));
        await AnswerAsync("Sign in", "wrong");
        await SaidAsync("This password is wrong.");
        await AnswerAsync("Sign in", FakeLogin.Password);

        panel.WaitForText("@shop");
        Gone();
        Assert.Equal("+49301234567", Telegram.PhoneNumber);
        Assert.Contains("Log out of Telegram", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(StepsAndWaysOut))]
    public async Task Leaving_at_each_step_leaves_everything_as_it_was(int answered, string way)
    {
        var before = await StateAsync();
        var panel = await BeginAsync();
        if (answered > 0) await PressAsync("Send code");
        if (answered > 0) Dialogs.WaitForText("Telegram sent a code");
        if (answered > 1) await AnswerAsync("Continue", FakeLogin.Code);
        if (answered > 1) Dialogs.WaitForText("Its hint");

        await LeaveDialogAsync(way);

        panel.WaitForAssertion(() => Assert.False(panel.FindAll("button").Single(b => b.TextContent.Trim() == "Sign in to Telegram").HasAttribute("disabled")));
        Assert.Equal(before, await StateAsync());
        await Eventually.TrueAsync(() => Task.FromResult(Telegram.Closed == (answered > 0 ? 1 : 0)));
        Assert.Empty(panel.FindAll(".note-bad"));
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_while_telegram_is_asked_drops_the_question_and_keeps_nothing(string way)
    {
        var before = await StateAsync();
        Telegram.Gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await BeginAsync();
        await PressAsync("Send code");
        Dialogs.WaitForText("Asking Telegram…");

        await LeaveDialogAsync(way);

        await Eventually.TrueAsync(() => Task.FromResult(Telegram.Closed == 1));
        Telegram.Gate.SetResult();
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task An_expired_code_is_said_and_a_new_one_is_sent_within_the_dialog()
    {
        await BeginAsync();
        await PressAsync("Send code");
        Dialogs.WaitForText("Telegram sent a code");
        await AnswerAsync("Continue", FakeLogin.Expired);
        await SaidAsync("This code has expired.");

        await Dialogs.PressAsync("Send a new code in a text message");

        await Eventually.TrueAsync(() => Task.FromResult(Telegram.CodesSent == 2));
        Dialogs.WaitForAssertion(() => Assert.Equal("", Dialogs.Find("#telegram-problem").TextContent));
        await AnswerAsync("Continue", FakeLogin.Code);
        Dialogs.WaitForText("two-step password");
    }

    [Fact]
    public async Task Another_code_is_offered_once_telegram_allows_it()
    {
        Telegram.Resend = new("by a phone call", Database.Clock.GetUtcNow().AddSeconds(30));
        await BeginAsync();
        await PressAsync("Send code");
        Dialogs.WaitForText("Send a new code by a phone call (in 30 s)");
        Assert.True(Dialogs.Find(".link").HasAttribute("disabled"));
        Database.Clock.Advance(TimeSpan.FromSeconds(29));
        Dialogs.WaitForText("(in 1 s)");
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        Dialogs.WaitForAssertion(() => Assert.False(Dialogs.Find(".link").HasAttribute("disabled")));
    }

    [Fact]
    public async Task A_refused_number_is_said_and_can_be_mended_at_once()
    {
        Telegram.AtStart = new LoginStep.Failed("Telegram asks to wait 5 minutes before the next try.");
        await BeginAsync();
        await AnswerAsync("Send code", "+49 30 765");
        await SaidAsync("Telegram asks to wait 5 minutes before the next try.");
        Assert.Equal("+49 30 765", Dialogs.Find(Answer).GetAttribute("value"));
        Assert.Equal("true", Dialogs.Find(Answer).GetAttribute("aria-invalid"));

        Telegram.AtStart = null;
        await PressAsync("Send code");
        Dialogs.WaitForText("Telegram sent a code");
    }

    [Fact]
    public async Task A_connection_that_breaks_leads_back_to_the_number_with_the_reason()
    {
        await BeginAsync();
        await PressAsync("Send code");
        Dialogs.WaitForText("Telegram sent a code");
        Telegram.Fails = new TimeoutException();
        await AnswerAsync("Continue", FakeLogin.Code);
        await SaidAsync("Telegram's server did not answer in time.");
        Assert.Contains("Phone number", Dialogs.Find("label").TextContent, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => Task.FromResult(Telegram.Closed == 1));
    }

    [Fact]
    public async Task Somebody_else_signed_in_meanwhile_is_said()
    {
        await BeginAsync();
        await SignedInAsync();
        var before = await StateAsync();
        await PressAsync("Send code");
        await SaidAsync("an account is signed in; log out first.");
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task An_admin_who_is_one_no_longer_is_told_so()
    {
        await BeginAsync();
        SignIn(Reviewer);
        await PressAsync("Send code");
        await SaidAsync("Only an admin may sign in to Telegram.");
    }

    [Fact]
    public async Task Closing_the_page_in_the_middle_of_a_login_closes_the_login()
    {
        await BeginAsync();
        await PressAsync("Send code");
        Dialogs.WaitForText("Telegram sent a code");

        await DisposeComponentsAsync();

        Assert.Equal(1, Telegram.Closed);
        Assert.Equal(0, Database.Feed.SubscriptionCount);
        Assert.Null(await Database.Get<TelegramAccounts>().FindAsync(Token));
    }

    private async Task<IRenderedComponent<TelegramAccountPanel>> BeginAsync()
    {
        _ = Dialogs;
        var panel = Render<TelegramAccountPanel>();
        await AskAsync(panel, "Sign in to Telegram", "Sign in to Telegram");
        return panel;
    }

    private async Task AnswerAsync(string verb, string text)
    {
        await TypeAsync(Answer, text);
        await PressAsync(verb);
    }

    private Task SaidAsync(string problem) =>
        Dialogs.WaitForAssertionAsync(() => Assert.Equal(problem, Dialogs.Find("#telegram-problem[role=alert]").TextContent));
}
