using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Bot.Sandbox;
using Nadia.Core.Customers;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>An admin corrects a customer's status and LTV in the real app.</summary>
public sealed class CustomersJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_acceptance_story_holds_through_the_dialogs()
    {
        await WriteAsync("7833076816", "Hi, I like what you do");
        var page = await OpenSignedInAsync("/customers/7833076816");

        await UpdateAsync(page, "LEAD_QUALIFIED", "25.50", "User showed interest in content", "25.50 USD after");
        await Expect(page.GetByText("25.50 USD").First).ToBeVisibleAsync();
        await UpdateAsync(page, "CUSTOMER", "50.00", "User converted and made purchase", "75.50 USD after");

        var rows = page.GetByRole(AriaRole.Region, new() { Name = "Status and LTV history" }).Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.Nth(0)).ToContainTextAsync(new Regex(@"LEAD_QUALIFIED.*CUSTOMER.*\+50\.00.*75\.50.*User converted and made purchase", RegexOptions.Singleline));
        await Expect(rows.Nth(1)).ToContainTextAsync(new Regex(@"PROSPECT.*LEAD_QUALIFIED.*\+25\.50.*25\.50.*User showed interest in content", RegexOptions.Singleline));
        await PictureAsync(page, "customer-story");
        var customer = await FindAsync("7833076816");
        Assert.Equal(new CustomerStanding(CustomerStatus.Customer, 75.50m), customer.Standing);
        Assert.Equal([("ada", false), ("ada", false)], customer.History.Select(row => (row.Actor, row.Automated)));
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Escape")]
    [InlineData("backdrop")]
    public async Task Leaving_the_dialog_writes_no_row_and_changes_no_field(string way)
    {
        var userId = Arrange.NewId();
        await WriteAsync(userId, "hello");
        var page = await OpenSignedInAsync($"/customers/{userId}");
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Customer", Exact = true });
        await Expect(panel.GetByText("hello")).ToBeVisibleAsync();
        var (before, text) = (await FindAsync(userId), await panel.InnerTextAsync());

        var dialog = await OpenDialogAsync(page);
        await dialog.GetByLabel("New status").SelectOptionAsync("CHURNED");
        await dialog.GetByLabel("LTV change (USD)").FillAsync("12");
        await dialog.GetByLabel("Reason").FillAsync("never mind");
        await LeaveAsync(page, dialog, way);

        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Equal(text, await panel.InnerTextAsync());
        var after = await FindAsync(userId);
        Assert.Equal((before.Standing, before.UpdatedAt, before.History.Count), (after.Standing, after.UpdatedAt, after.History.Count));
    }

    [Fact]
    public async Task Search_and_filter_stand_in_the_address_and_hostile_names_are_text()
    {
        var (hostile, plain) = (Arrange.NewId(), Arrange.NewId());
        await WriteAsync(hostile, "<img src=x onerror=alert(1)>", "<b>Mallory</b>");
        await WriteAsync(plain, "hi", "Plain Jane");
        await App.Get<CustomerService>().ChangeStatusAsync(new(hostile, CustomerStatus.Churned), Actors.Admin, Token);
        var page = await OpenSignedInAsync("/customers");

        await page.GetByLabel("Search customers").PressSequentiallyAsync("mallory");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=mallory$"));
        await page.GetByLabel("Filter by status").SelectOptionAsync("CHURNED");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=mallory&status=CHURNED$"));
        var rows = page.GetByRole(AriaRole.Region, new() { Name = "Customers" }).GetByRole(AriaRole.Listitem);
        await Expect(rows).ToHaveCountAsync(1);
        await rows.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "<b>Mallory</b>" })).ToBeVisibleAsync();
        await Expect(page.GetByText("<img src=x onerror=alert(1)>")).ToBeVisibleAsync();
        await Expect(page.Locator(".customers img, .customers b")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Search customers")).ToHaveValueAsync("mallory");
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task A_change_made_elsewhere_shows_without_a_reload()
    {
        var userId = Arrange.NewId();
        await WriteAsync(userId, "hello");
        var page = await OpenSignedInAsync($"/customers/{userId}");
        await Expect(page.GetByText("0.00 USD")).ToBeVisibleAsync();

        await App.Get<CustomerService>().ChangeStatusAsync(new(userId, CustomerStatus.Customer, 19.99m), Actors.Admin, Token);
        await WriteAsync(userId, "one more thing");

        await Expect(page.GetByText("19.99 USD")).ToBeVisibleAsync();
        await Expect(page.GetByText("one more thing")).ToBeVisibleAsync();
    }

    private static async Task UpdateAsync(IPage page, string status, string change, string reason, string preview)
    {
        var dialog = await OpenDialogAsync(page);
        await dialog.GetByLabel("New status").SelectOptionAsync(status);
        await dialog.GetByLabel("LTV change (USD)").FillAsync(change);
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await Expect(dialog.GetByText(preview)).ToBeVisibleAsync();
        await PictureAsync(page, $"update-status-{status}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Update status" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task<ILocator> OpenDialogAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Update status" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Update status" });
        await Expect(dialog.GetByLabel("New status")).ToBeFocusedAsync();
        return dialog;
    }

    private static Task LeaveAsync(IPage page, ILocator dialog, string way) => way switch
    {
        "Cancel" => dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync(),
        "Escape" => page.Keyboard.PressAsync("Escape"),
        "backdrop" => page.Mouse.ClickAsync(8, 400),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    private async Task WriteAsync(string userId, string text, string? name = null) =>
        Assert.True((await App.Get<SandboxService>().SendAsync(userId, text, null, name, Actors.Admin, Token)).Succeeded);

    private async Task<CustomerDetail> FindAsync(string userId) => (await App.Get<CustomerReads>().FindAsync(userId, Actors.Admin, Token)).Value;
}
