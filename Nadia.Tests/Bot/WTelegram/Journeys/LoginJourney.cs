using Microsoft.Playwright;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>The login and the whole loop as people see them: the running app, a browser, the real library and the loopback server.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class LoginJourney(TestPostgres postgres, Support.Browser browser) : IAsyncLifetime
{
    private const string ApiHash = "0123456789abcdef0123456789abcdef";
    private const string State =
        "SELECT concat_ws('|', (SELECT count(*) FROM accounts), (SELECT string_agg(concat_ws(' ', channel, state, session IS NULL, updated_at), ',') FROM accounts), (SELECT count(*) FROM audit))";

    /// <summary>The smallest PNG there is: one pixel.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly TelegramServer server = TelegramServer.Start();
    private NadiaApp app = null!;
    private DeskVisit visit = null!;

    public async ValueTask InitializeAsync()
    {
        (server.Login.Password, server.Login.PasswordHint) = ("two steps", "the usual");
        app = await NadiaApp.StartAsync(
            postgres,
            null,
            ("Sandbox:Enabled", null),
            ("Delivery:Cadence", "human"),
            ("Telegram:SessionKey", "of the tests"),
            ("Telegram:ServerAddress", server.Address),
            ("Telegram:ServerPublicKeyFile", server.PublicKeyFile));
        visit = new DeskVisit(app, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await visit.DisposeAsync();
        await app.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task An_admin_enters_the_keys_leaves_at_each_step_signs_in_and_a_customer_is_answered()
    {
        var page = await visit.OpenPageAsync("/settings/telegram");
        await DeskVisit.EnterKeysAsync(page, "17", ApiHash);
        await Expect(page.GetByText("17, entered by")).ToBeVisibleAsync();
        foreach (var way in new[] { "Cancel", "Escape", "backdrop" }) await LeaveEachStepAsync(page, way);
        await SignInAsync(page);
        await Expect(page.Locator("dl").GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("+49 ••• 67")).ToBeVisibleAsync();
        await DeskVisit.KeepBothAsync(page, "telegram-connected");

        await AnswerAsync(server.Customer(7833076816, "Ana"));

        await LogOutAsync(page);
        Assert.Empty(visit.Complained);
        Assert.Empty(server.Troubles);
    }

    private async Task LeaveEachStepAsync(IPage page, string way)
    {
        var before = await Sql.ScalarAsync(app.ConnectionString, State);
        for (var step = 1; step <= 3; step++)
        {
            await DeskVisit.BeginAsync(page, step == 1 ? null : server.Login.PhoneNumber);
            if (step == 3)
            {
                await DeskVisit.AnswerAsync(page, "Code", server.Login.Code, "Continue");
                await Expect(page.GetByText("Its hint: the usual")).ToBeVisibleAsync();
            }

            await DeskVisit.LeaveAsync(page, way);
            await Expect(DeskVisit.Button(page, "Sign in to Telegram")).ToBeEnabledAsync();
            Assert.Equal(before, await Sql.ScalarAsync(app.ConnectionString, State));
        }
    }

    private async Task SignInAsync(IPage page)
    {
        await DeskVisit.BeginAsync(page, server.Login.PhoneNumber);
        await DeskVisit.AnswerAsync(page, "Code", "99999", "Continue");
        await DeskVisit.SaidAsync(page, "This code is wrong.");
        await DeskVisit.KeepBothAsync(page, "telegram-wrong-code");
        server.Login.IsCodeExpired = true;
        await DeskVisit.AnswerAsync(page, "Code", server.Login.Code, "Continue");
        await DeskVisit.SaidAsync(page, "This code has expired.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a new code" }).ClickAsync();
        await DeskVisit.SaidAsync(page, "");
        await DeskVisit.AnswerAsync(page, "Code", server.Login.Code, "Continue");
        await Expect(page.GetByText("Its hint: the usual")).ToBeVisibleAsync();
        await DeskVisit.AnswerAsync(page, "Two-step password", "wrong", "Sign in");
        await DeskVisit.SaidAsync(page, "This password is wrong.");
        await DeskVisit.AnswerAsync(page, "Two-step password", "two steps", "Sign in");
        await Expect(DeskVisit.Dialog(page)).ToHaveCountAsync(0);
    }

    /// <summary>The customer's message, its draft live, edited and approved; typing, bubbles in order, read.</summary>
    private async Task AnswerAsync(Customer ana)
    {
        var page = await visit.OpenPageAsync("/review");
        await Expect(page.GetByText("All caught up")).ToBeVisibleAsync();
        ana.Send(server.Media.Photo(Pixel), "Do you have this?");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ana" }).ClickAsync();
        await DeskVisit.Button(page, "Show photo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Photo from Ana" })).ToHaveJSPropertyAsync("naturalWidth", 1);
        var first = page.GetByLabel("Bubble 1", new() { Exact = true });
        await Expect(first).ToBeEditableAsync();
        while (await page.Locator("textarea[aria-label^=Bubble]").CountAsync() > 1)
        {
            var count = await page.Locator("textarea[aria-label^=Bubble]").CountAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = $"Delete, {count} of {count}" }).ClickAsync();
            await Expect(page.Locator("textarea[aria-label^=Bubble]")).ToHaveCountAsync(count - 1);
        }

        await first.FillAsync("Hi Ana!");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add bubble" }).ClickAsync();
        await page.GetByLabel("Bubble 2", new() { Exact = true }).FillAsync("We offer three plans.");
        var address = page.Url;
        await DeskVisit.Button(page, "Approve & send").ClickAsync();
        await DeskVisit.Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).ClickAsync();
        await Eventually.TrueAsync(() => Task.FromResult(server.PhoneOf(ana.Id).Texts.SequenceEqual(["Hi Ana!", "We offer three plans."])), TimeSpan.FromSeconds(60));
        Assert.NotEmpty(server.PhoneOf(ana.Id).Typing);
        ana.Read();

        await page.GotoAsync(address);
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Receipts" }).GetByText("read")).ToHaveCountAsync(2);
        await DeskVisit.KeepBothAsync(page, "telegram-answered");
    }

    private static async Task LogOutAsync(IPage page)
    {
        await DeskVisit.Button(page, "Log out of Telegram").ClickAsync();
        await DeskVisit.LeaveAsync(page, "Escape");
        await Expect(page.Locator("dl").GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await DeskVisit.Button(page, "Log out of Telegram").ClickAsync();
        await DeskVisit.Button(page, "Log out").ClickAsync();
        await Expect(DeskVisit.Button(page, "Sign in to Telegram")).ToBeVisibleAsync();
        await Expect(page.GetByText("Logged out of Telegram.")).ToBeVisibleAsync();
    }
}
