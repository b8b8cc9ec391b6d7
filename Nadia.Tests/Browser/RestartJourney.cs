using Microsoft.Playwright;
using Nadia.Tests.Crash;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>The server is killed and started again while a reviewer types: the page finds back by itself, to the same draft with the same text.</summary>
public sealed class RestartJourney(NadiaApp app, Support.Browser browser, TestPostgres postgres) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_server_costs_no_letter_of_what_stands_in_the_reply()
    {
        await using var server = new AppProcess(
            await postgres.CreateDatabaseAsync(await MigratedTemplate.NameAsync(postgres)), ("ASPNETCORE_ENVIRONMENT", "Development"));
        await server.StartAsync(Token);
        await new CrashedDesk(server.Client, customers: 1).WriteAsync(1, Token);
        var page = await OpenAsync(new Uri(server.Client.BaseAddress!, "/account/sign-in?returnUrl=%2Freview").ToString());
        await SignInAsync(page, NadiaApp.AdminEmail, NadiaApp.AdminPassword);
        await page.Locator(".entry-link").First.ClickAsync();
        await Expect(Bubble(page)).ToBeEditableAsync();
        await Bubble(page).FillAsync("Typed before, ");
        var address = page.Url;
        Assert.Matches("/review/[0-9a-f-]{36}$", address);
        await page.EvaluateAsync("() => { window.beforeRestart = true; }");

        await server.KillAsync();
        await Expect(page.GetByText("The connection is lost. Trying again…")).ToBeVisibleAsync();
        await Bubble(page).PressAsync("End");
        await page.Keyboard.TypeAsync("and while it was away.");
        await server.StartAsync(Token);

        await page.WaitForFunctionAsync("() => !window.beforeRestart", null, new() { Timeout = 60_000 });
        await Expect(page.GetByText("The connection is lost. Trying again…")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Expect(Bubble(page)).ToBeEditableAsync(new() { Timeout = 60_000 });
        Assert.Equal(address, page.Url);
        await Expect(Bubble(page)).ToHaveValueAsync("Typed before, and while it was away.");
        await page.Locator("[data-key=a]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Typed before, and while it was away.");
    }

    private static ILocator Bubble(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Bubble 1", Exact = true });
}
