using Microsoft.Playwright;
using Nadia.Bot.Sandbox;
using Nadia.Core.Quarantine;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>Silencing a customer, and deciding on what they write meanwhile.</summary>
public sealed class QuarantineJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_silenced_customer_writes_waits_until_it_is_released_or_discarded()
    {
        var userId = Arrange.NewId();
        await WriteAsync(userId, "before");
        var page = await OpenSignedInAsync($"/customers/{userId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Silence" }).ClickAsync();
        await ConfirmAsync(page, "Silence customer", "Silence");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Unsilence" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Quarantine" }).First.ClickAsync();
        await Expect(page.GetByText("Nothing is held")).ToBeVisibleAsync();

        foreach (var text in (string[])["release me", "discard me", "<b>keep</b> me"]) await WriteAsync(userId, text);
        var rows = page.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(rows.Nth(2)).ToContainTextAsync("<b>keep</b> me");

        await rows.Nth(0).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Release 1" }).ClickAsync();
        await ConfirmAsync(page, "Release messages", "Release");
        await Expect(rows).ToHaveCountAsync(2);

        await rows.Nth(0).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard 1" }).ClickAsync();
        await ConfirmAsync(page, "Discard messages", "Discard");

        await Expect(rows).ToHaveCountAsync(1);
        var held = (await App.Get<QuarantineReads>().HeldAsync(null, 100, Actors.Admin, Token)).Value;
        Assert.Equal(["<b>keep</b> me"], held.Items.Select(m => m.Text));
        Assert.Empty(Complaints);
    }

    private static async Task ConfirmAsync(IPage page, string title, string verb)
    {
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = title });
        await dialog.GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private async Task WriteAsync(string userId, string text) =>
        Assert.True((await App.Get<SandboxService>().SendAsync(userId, text, null, null, Actors.Admin, Token)).Succeeded);
}
