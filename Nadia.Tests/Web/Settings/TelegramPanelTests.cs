using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Nadia.Bot;
using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Core.Team;
using Nadia.Tests.Bot.Telegram;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Telegram;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Web.Settings;

public sealed class TelegramPanelTests(TestPostgres postgres) : BunitContext, IAsyncLifetime
{
    private readonly FakeLogin telegram = new();
    private NadiaDatabase database = null!;
    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    private LoginFlow Login => database.Get<LoginFlow>();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(
            postgres,
            services => services.AddSingleton<LoginFlow>().AddSingleton<ILoginConnector>(telegram)
                .AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section),
            ("Telegram:ApiId", "17"), ("Telegram:ApiHash", "0123456789abcdef0123456789abcdef"), ("Telegram:SessionKey", "of the tests"));
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton(Login).AddSingleton(database.Feed).AddSingleton<TimeProvider>(database.Clock);
        Services.AddOptions<TelegramOptions>().Configure(o => o.PhoneNumber = "+49301234567");
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn()).AddScoped<CurrentActor>();
        dialogs = Render<MudDialogProvider>();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public void Signing_in_asks_for_phone_code_and_password_and_shows_who_it_is()
    {
        var panel = Open();
        Click(panel, "Sign in to Telegram");
        Answer("Send code", null);
        Answer("Continue", "99999");
        dialogs.WaitForAssertion(() => Assert.Contains("This code is wrong.", dialogs.Markup, StringComparison.Ordinal));
        Answer("Continue", FakeLogin.Code);
        Answer("Sign in", FakeLogin.Password);

        panel.WaitForAssertion(() => Assert.Contains("as <strong>Shop</strong>", panel.Markup, StringComparison.Ordinal));
        Assert.Equal("+49301234567", telegram.PhoneNumber);
        Assert.Contains("Log out of Telegram", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cancel_in_each_dialog_leaves_everything_as_it_was(int answered)
    {
        var before = await Login.CurrentAsync(Token);
        var panel = Open();
        Click(panel, "Sign in to Telegram");
        if (answered > 0) Answer("Send code", null);
        if (answered > 1) Answer("Continue", FakeLogin.Code);

        Click(dialogs, "Cancel");

        panel.WaitForAssertion(() => Assert.False(Button(panel, "Sign in to Telegram").HasAttribute("disabled")));
        Assert.Equal(before, await Login.CurrentAsync(Token));
        Assert.Equal(answered > 0 ? 1 : 0, telegram.Closed);
        Assert.DoesNotContain("note-bad", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_the_page_in_the_middle_of_a_login_closes_the_login()
    {
        var panel = Open();
        Click(panel, "Sign in to Telegram");
        Answer("Send code", null);
        dialogs.WaitForAssertion(() => Assert.Contains("Telegram code", dialogs.Markup, StringComparison.Ordinal));

        await DisposeComponentsAsync();

        Assert.Equal(1, telegram.Closed);
        Assert.Equal(0, database.Feed.SubscriptionCount);
        Assert.False((await Login.CurrentAsync(Token))!.HasSession);
    }

    [Fact]
    public async Task A_pause_is_shown_live_and_an_admin_resumes()
    {
        var id = await SignedInAsync();
        var panel = Open();
        panel.WaitForAssertion(() => Assert.Contains("Connecting", panel.Markup, StringComparison.Ordinal));

        await database.Get<AccountStore>().SetStateAsync(id, AccountState.Paused, "Telegram has limited this account.", Token);

        panel.WaitForAssertion(() => Assert.Contains("Telegram has limited this account.", panel.Markup, StringComparison.Ordinal));
        Click(panel, "Resume");
        panel.WaitForAssertion(() => Assert.DoesNotContain("Resume", panel.Markup, StringComparison.Ordinal));
        Assert.Equal(AccountState.Connecting, (await Login.CurrentAsync(Token))!.State);
    }

    [Fact]
    public async Task Logging_out_asks_first_and_cancel_keeps_the_session()
    {
        await SignedInAsync();
        var panel = Open();
        panel.WaitForAssertion(() => Button(panel, "Log out of Telegram"));
        Click(panel, "Log out of Telegram");
        Click(dialogs, "Cancel");
        Assert.True((await Login.CurrentAsync(Token))!.HasSession);

        panel.WaitForAssertion(() => Assert.False(Button(panel, "Log out of Telegram").HasAttribute("disabled")));
        Click(panel, "Log out of Telegram");
        Click(dialogs, "Log out");
        panel.WaitForAssertion(() => Assert.Contains("Sign in to Telegram", panel.Markup, StringComparison.Ordinal));
        panel.WaitForAssertion(() => Assert.NotNull(telegram.Revoked));
    }

    private IRenderedComponent<TelegramAccountPanel> Open()
    {
        var panel = Render<TelegramAccountPanel>();
        panel.WaitForAssertion(() => Assert.DoesNotContain("Loading", panel.Markup, StringComparison.Ordinal));
        return panel;
    }

    private async Task<int> SignedInAsync() =>
        (await database.Get<TelegramAccounts>().SignedInAsync("4711", "Shop", FakeLogin.Session, Actors.Admin, Token)).Value;

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TelegramAccountPanel> within, string name) =>
        Assert.Single(within.FindAll("button"), b => b.TextContent.Trim() == name);

    /// <summary>Not awaited to the end: a click that opens a dialog ends with it.</summary>
    private static void Click<T>(IRenderedComponent<T> within, string name)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        within.WaitForAssertion(() => Assert.Contains(within.FindAll("button"), b => b.TextContent.Trim() == name && !b.HasAttribute("disabled")));
        _ = within.InvokeAsync(() => within.FindAll("button").Last(b => b.TextContent.Trim() == name).ClickAsync(new()));
    }

    private void Answer(string confirm, string? text)
    {
        dialogs.WaitForAssertion(() => Assert.Contains(dialogs.FindAll("button"), b => b.TextContent.Trim() == confirm));
        if (text is not null) dialogs.Find("input").Input(text);
        Click(dialogs, confirm);
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, "ada"), new(TeamClaims.DisplayName, "Ada"), new(ClaimTypes.Role, Roles.Admin)], "test"))));
    }
}
