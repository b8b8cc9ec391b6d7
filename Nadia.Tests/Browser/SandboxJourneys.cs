using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>A newcomer plays the customer.</summary>
public sealed class SandboxJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_played_customer_writes_and_the_approved_reply_arrives()
    {
        var page = await OpenSignedInAsync("/sandbox");
        var userId = Arrange.NewId();
        await AddAsync(page, "Maria", userId);
        var chat = page.GetByRole(AriaRole.Log);

        await SayAsync(page, "Hello, what do you offer?");
        await Expect(chat.GetByText("Hello, what do you offer?")).ToBeVisibleAsync();
        await Expect(page.GetByText("The draft waits for a person")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "See it on the Review page" })).ToHaveAttributeAsync("href", new Regex("/review/[0-9a-f-]{36}"));
        await ApproveAsync(userId, "Hi Maria!", "We offer three plans.");

        await Expect(chat.GetByText("Hi Maria!")).ToBeVisibleAsync();
        await Expect(chat.GetByText("We offer three plans.")).ToBeVisibleAsync();
        await Expect(chat.Locator("article")).ToHaveCountAsync(3);
        await Expect(page.GetByText("Nothing waits. Write something.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "The last reply" }).GetByRole(AriaRole.Listitem)).ToHaveTextAsync([new Regex("Hi Maria!.*read"), new Regex("We offer three plans.*read")]);
        await PictureAsync(page, "sandbox-chat");
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task Two_customers_are_played_side_by_side_and_their_chats_stay_apart()
    {
        var page = await OpenSignedInAsync("/sandbox");
        await AddAsync(page, "Ana", Arrange.NewId());
        await SayAsync(page, "I am Ana");
        await AddAsync(page, "Boris", Arrange.NewId());
        await Expect(page.GetByRole(AriaRole.Log).GetByText("I am Ana")).ToHaveCountAsync(0);
        await SayAsync(page, "<img src=x onerror=alert(1)>");
        await Expect(page.GetByRole(AriaRole.Log).GetByText("<img src=x onerror=alert(1)>")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ana" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Log).GetByText("I am Ana")).ToBeVisibleAsync();
        await Expect(page.Locator(".sandbox img")).ToHaveCountAsync(0);
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task Own_messages_are_edited_and_deleted_and_a_burst_arrives_in_order()
    {
        var page = await OpenSignedInAsync("/sandbox");
        await AddAsync(page, "Quick", Arrange.NewId());
        foreach (var text in (string[])["one", "two", "three"]) await SayAsync(page, text);
        var bubbles = page.GetByRole(AriaRole.Log).Locator("article");
        await Expect(bubbles).ToHaveCountAsync(3);
        await Expect(bubbles.Locator("p")).ToHaveTextAsync(["one", "two", "three"]);

        await bubbles.Nth(1).HoverAsync();
        await bubbles.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Edit message" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Edit message" }).FillAsync("two and a half");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(bubbles.Nth(1)).ToContainTextAsync("edited");
        await bubbles.Nth(2).HoverAsync();
        await bubbles.Nth(2).GetByRole(AriaRole.Button, new() { Name = "Delete message" }).ClickAsync();

        await Expect(bubbles.Locator("p")).ToHaveTextAsync(["one", "two and a half"]);
    }

    private static async Task AddAsync(IPage page, string name, string userId)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a customer" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Add a customer" });
        await Expect(dialog.GetByLabel("Name")).ToBeFocusedAsync();
        await dialog.GetByLabel("Name").FillAsync(name);
        await dialog.GetByLabel("Telegram id").FillAsync(userId);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = $"Phone of {name}" })).ToBeVisibleAsync();
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByLabel("Message", new() { Exact = true }).FillAsync(text);
        await page.GetByLabel("Message", new() { Exact = true }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Log).GetByText(text)).ToBeVisibleAsync();
    }

    private async Task ApproveAsync(string userId, params string[] bubbles)
    {
        using var http = App.CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", NadiaApp.ApiKey);
        var pending = await http.GetFromJsonAsync<JsonElement>("/reviews/pending?limit=100", Token);
        var id = pending.GetProperty("items").EnumerateArray().Single(r => r.GetProperty("user_id").GetString() == userId).GetProperty("id").GetString();
        using var answer = await http.PostAsJsonAsync($"/reviews/{id}/approve", new { final_bubbles = bubbles }, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
