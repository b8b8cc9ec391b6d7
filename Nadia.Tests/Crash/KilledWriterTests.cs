using System.Net.Http.Json;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Crash;

/// <summary>The server is killed while a reviewer types.</summary>
public sealed class KilledWriterTests(TestPostgres postgres, Support.Browser browser)
{
    private const string Words = "This was typed while the server was about to die.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_before_the_server_was_killed_is_there_after_it_came_back()
    {
        // As built and not published, the app finds its scripts and styles only like this.
        await using var app = new AppProcess(await postgres.CreateDatabaseAsync(), ("ASPNETCORE_ENVIRONMENT", "Development"));
        await app.StartAsync(Token);
        using var written = await app.Client.PostAsJsonAsync("/sandbox/messages", new { user_id = "9001", text = "Do you have it in blue?" }, Token);
        Assert.True(written.IsSuccessStatusCode);
        var chromium = await browser.StartAsync();
        await using var person = await chromium.NewContextAsync(new() { BaseURL = app.Client.BaseAddress!.ToString() });
        var page = await person.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=%2Freview");
        await page.GetByLabel("E-mail").FillAsync("ada@example.com");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.Locator(".entry-link").First.ClickAsync(new() { Timeout = 60_000 });
        await Expect(Bubble(page)).ToBeEditableAsync(new() { Timeout = 30_000 });
        await Bubble(page).ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(Words);
        await Eventually.TrueAsync(async () => Equals(await Sql.ScalarAsync(app.ConnectionString, "SELECT bubbles[1] FROM draft_edits"), Words));

        await app.KillAsync();
        await app.StartAsync(Token);

        // The old page may hold the dead circuit for a while yet; whoever opens the draft anew finds the text.
        var again = await person.NewPageAsync();
        await again.GotoAsync(page.Url);
        await Expect(Bubble(again)).ToHaveValueAsync(Words, new() { Timeout = 30_000 });
        await Expect(again.GetByText("Your text is back.")).ToBeVisibleAsync();
    }

    private static ILocator Bubble(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Bubble 1", Exact = true });
}
