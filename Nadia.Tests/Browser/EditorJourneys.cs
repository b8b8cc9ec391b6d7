using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>A reviewer mends a reply by keyboard alone, in a real browser.</summary>
public sealed class EditorJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_is_split_moved_merged_marked_and_given_a_call_to_action_by_keyboard()
    {
        var page = await OpenDraftAsync("Keyboard");
        await Bubble(page, 1).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("We have it. Which size?");
        for (var i = 0; i < "Which size?".Length; i++) await page.Keyboard.PressAsync("ArrowLeft");
        var before = await Boxes(page).CountAsync();

        await page.Keyboard.PressAsync("Alt+Enter");
        await Expect(Boxes(page)).ToHaveCountAsync(before + 1);
        await Expect(Bubble(page, 1)).ToHaveValueAsync("We have it.");
        await Expect(Bubble(page, 2)).ToHaveValueAsync("Which size?");
        await Expect(Bubble(page, 2)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(Bubble(page, 1)).ToHaveValueAsync("Which size?");
        await Expect(Bubble(page, 1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+m");
        await Expect(Bubble(page, 1)).ToHaveValueAsync("Which size? We have it.");
        await Expect(Boxes(page)).ToHaveCountAsync(before);

        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" I promise it.");
        await Expect(page.Locator(".bubble-marks mark")).ToHaveTextAsync("I promise");
        await Expect(page.Locator(".finding").Filter(new() { HasText = "in bubble 1" })).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.TypeAsync("Hello! ");
        await Expect(page.Locator(".bubble-marks mark")).ToHaveTextAsync("I promise");
        await Expect(page.Locator(".lanes button")).ToHaveTextAsync(new Regex(@"\d+ % changed"));

        await page.Locator("[data-heading]").FocusAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var template = await page.Locator("[role=menuitem]:focus").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Boxes(page).Last).ToHaveValueAsync(template);
        await Expect(Boxes(page).Last).ToBeFocusedAsync();
        await Expect(page.Locator(".bubble-level")).ToHaveTextAsync("Soft");
        Assert.Empty(await Accessible.SeriousAsync(page));
        await PictureAsync(page, "editor");
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task Pasted_lines_are_offered_as_bubbles_an_emoji_goes_in_at_the_cursor_and_a_bubble_is_dragged()
    {
        var page = await OpenDraftAsync("Paster");
        await Bubble(page, 1).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData("text/plain", "One\n\nTwo\n\nThree");
              const box = document.activeElement;
              if (box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))) document.execCommand("insertText", false, data.getData("text/plain"));
            }
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make 3 bubbles" }).ClickAsync();
        foreach (var (text, i) in ((string[])["One", "Two", "Three"]).Select((text, i) => (text, i))) await Expect(Bubble(page, i + 1)).ToHaveValueAsync(text);

        await Bubble(page, 2).FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.GetByRole(AriaRole.Button, new() { Name = "Emoji" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "thank you" }).ClickAsync();
        await Expect(Bubble(page, 2)).ToHaveValueAsync("🙏Two");

        await page.Locator(".bubble-handle").Nth(2).DragToAsync(page.Locator(".bubble").First, new() { TargetPosition = new() { X = 40, Y = 4 } });
        await Expect(Bubble(page, 1)).ToHaveValueAsync("Three");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo move" }).ClickAsync();
        await Expect(Bubble(page, 1)).ToHaveValueAsync("One");
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task A_closed_tab_loses_no_word()
    {
        var page = await OpenDraftAsync("Closer");
        await Bubble(page, 1).FillAsync("Written before the tab was closed");
        await KeptAsync("Written before the tab was closed");
        var address = page.Url;
        await page.CloseAsync();

        var again = await OpenSignedInAsync(new Uri(address).AbsolutePath);

        await Expect(Bubble(again, 1)).ToHaveValueAsync("Written before the tab was closed");
        await Expect(again.GetByText("Your text is back.")).ToBeVisibleAsync();
    }

    private static ILocator Boxes(IPage page) => page.Locator("textarea.bubble-text");

    private static ILocator Bubble(IPage page, int number) => page.GetByRole(AriaRole.Textbox, new() { Name = $"Bubble {number}", Exact = true });

    private async Task<IPage> OpenDraftAsync(string name)
    {
        await PlayedCustomer.WriteAsync(App, "Is it in stock?", name);
        var page = await OpenSignedInAsync("/review");
        await page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Locator(".entry-name", new() { HasText = name }) }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Bubble(page, 1)).ToBeEditableAsync();
        await Expect(page.Locator(".editor[data-editor=on]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();
        return page;
    }

    private Task KeptAsync(string text) => Eventually.TrueAsync(async () =>
    {
        await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        return await db.DraftEdits.AnyAsync(e => e.Bubbles[0] == text, Token);
    });
}
