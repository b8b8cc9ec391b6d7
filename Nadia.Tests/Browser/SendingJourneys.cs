using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>What stops bubbles, as people see it: the switch in two browsers, and a customer who begins to type.</summary>
public sealed class SendingJourneys(TestPostgres postgres, Support.Browser browser) : IAsyncLifetime
{
    private NadiaApp app = null!;
    private Visit visit = null!;

    public async ValueTask InitializeAsync()
    {
        app = await NadiaApp.StartAsync(postgres, null, ("Delivery:UndoSeconds", "0"));
        visit = new Visit(app, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await visit.DisposeAsync();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task A_pause_is_seen_by_everybody_at_once_on_every_page_and_holds_what_is_approved(int width, bool dark)
    {
        var admin = await visit.OpenPageAsync("/settings/telegram", width, dark);
        var (email, password) = await TeamArrange.JoinAsync(app, "Rex");
        var reviewer = await visit.OpenPageAsync("/review", width, dark, email, password);
        await Expect(Banner(reviewer)).ToHaveCountAsync(0);

        await admin.GetByRole(AriaRole.Button, new() { Name = "Pause sending", Exact = true }).ClickAsync();
        await admin.GetByLabel("Reason").FillAsync("Stock is being counted");
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Pause sending") }).ClickAsync();

        await Expect(Banner(reviewer)).ToContainTextAsync("Sending is paused by");
        await Expect(Banner(admin)).ToContainTextAsync("Stock is being counted");
        await Visit.KeepAsync(admin, $"telegram-paused-{width}");
        var customer = await PlayedCustomer.WriteAsync(app, "Do you have it in blue?", "Carla");
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "Carla" }).ClickAsync();
        await ApproveAsync(reviewer);
        await reviewer.GotoAsync("/customers");
        await Expect(Banner(reviewer)).ToContainTextAsync("Stock is being counted");
        await Banner(reviewer).Locator("summary").ClickAsync();
        await Expect(Banner(reviewer).GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Visit.KeepAsync(reviewer, $"banner-reviewer-{width}");
        await Expect(admin.GetByRole(AriaRole.Group, new() { Name = "Sending of Sandbox" })).ToContainTextAsync(new Regex("[1-9]\\d* bubbles? waits?"));
        Assert.Empty(await customer.ReceivedAsync());

        await admin.GetByRole(AriaRole.Button, new() { Name = "Resume sending", Exact = true }).ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Resume sending" }).ClickAsync();

        await Expect(Banner(reviewer)).ToHaveCountAsync(0);
        await Eventually.TrueAsync(async () => (await customer.ReceivedAsync()).Count > 0);
        Assert.Empty(visit.Complained);
    }

    [Fact]
    public async Task A_customer_who_begins_to_type_gets_nothing_more_until_the_reviewer_approves_again()
    {
        var sender = await visit.OpenPageAsync("/settings/telegram");
        await sender.GetByRole(AriaRole.Button, new() { Name = "Pause sending", Exact = true }).ClickAsync();
        await sender.GetByLabel("Reason").FillAsync("So that bubbles wait");
        await sender.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Pause sending") }).ClickAsync();
        var customer = await PlayedCustomer.WriteAsync(app, "Do you have it in blue?", "Carla");
        var review = await visit.OpenPageAsync("/review");
        await review.GetByRole(AriaRole.Link, new() { Name = "Carla" }).ClickAsync();
        await ApproveAsync(review);

        var phone = await visit.OpenPageAsync($"/sandbox?as={customer.UserId}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Is typing" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Is typing" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Visit.KeepAsync(phone, "sandbox-habits");

        await review.GotoAsync("/review?show=returned");
        await review.GetByRole(AriaRole.Link, new() { Name = "Carla" }).ClickAsync();
        await Expect(review.GetByText("Nothing of them is sent until you approve again")).ToBeVisibleAsync();
        await Visit.KeepAsync(review, "review-came-back");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Is typing" }).ClickAsync();
        await ApproveAsync(review);
        await sender.GetByRole(AriaRole.Button, new() { Name = "Resume sending", Exact = true }).ClickAsync();
        await sender.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Resume sending" }).ClickAsync();

        await Expect(phone.GetByRole(AriaRole.Log).Locator("article.theirs").First).ToBeVisibleAsync();
        var received = await customer.ReceivedAsync();
        Assert.Equal(received.Distinct(), received);
        Assert.Empty(visit.Complained);
    }

    private static ILocator Banner(IPage page) => page.Locator("details.banner");

    private static async Task ApproveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve & send", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private sealed class Visit(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser)
    {
        public IReadOnlyCollection<string> Complained => Complaints;

        public Task<IPage> OpenPageAsync(string path, int width = 1440, bool dark = false, string email = NadiaApp.AdminEmail, string password = NadiaApp.AdminPassword) =>
            OpenSignedInAsync(path, email, password, width, width == 390 ? 844 : 900, dark ? ColorScheme.Dark : ColorScheme.Light);

        public static Task KeepAsync(IPage page, string name) => PictureAsync(page, name);
    }
}
