using Microsoft.Playwright;
using Nadia.Bot.Sandbox;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Trials;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>An admin changes a prompt, tries it on what a customer wrote, and saves it.</summary>
public sealed class PromptsJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_prompt_is_changed_tried_and_saved(int width, ColorScheme scheme)
    {
        await WriteAsCustomerAsync();
        var page = await OpenSignedInAsync("/settings/prompts/refine", width: width, scheme: scheme);
        var box = page.GetByLabel("Text", new() { Exact = true });
        await Expect(box).ToBeVisibleAsync();
        var text = $"Split it kindly, {Guid.NewGuid():N}.";
        await box.FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Run a draft" }).ClickAsync();

        await Expect(page.GetByText("the built-in drafter wrote this", new() { Exact = false })).ToBeVisibleAsync();
        await page.GetByText("Sent to the refining stage").ClickAsync();
        await Expect(page.Locator(".sent-message pre", new() { HasText = text })).ToBeVisibleAsync();
        await page.GetByText("What you changed").ClickAsync();
        await PictureAsync(page, $"prompts-{width}-{scheme}");
        await ExpectLegibleAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a new version" }).ClickAsync();
        await Expect(page.Locator(".table tbody tr").First).ToContainTextAsync("In use");
        await Expect(page.GetByText("counts from the next draft on.", new() { Exact = false }).First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(box).ToHaveValueAsync(text);
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task What_is_not_saved_is_not_lost_by_a_click_elsewhere(int width, ColorScheme scheme)
    {
        var page = await OpenSignedInAsync("/settings/prompts", width: width, scheme: scheme);
        var box = page.GetByLabel("Text", new() { Exact = true });
        await box.FillAsync("Half a thought");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Discard changes" })).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Creative stage" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(box).ToHaveValueAsync("Half a thought");

        await page.GetByRole(AriaRole.Link, new() { Name = "Creative stage" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Creative stage" })).ToBeVisibleAsync();
        await Expect(box).Not.ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task Of_wide_letters_as_many_are_taken_as_arrive_and_the_page_lives_on()
    {
        var page = await OpenSignedInAsync("/settings/prompts/creative");
        var box = page.GetByLabel("Text", new() { Exact = true });
        await Expect(box).ToBeVisibleAsync();

        await box.FillAsync(new string('漢', PromptRules.MaxText));

        await Expect(page.Locator("#prompt-count")).ToContainTextAsync("5,376 / 6,000");
        await Expect(box).ToHaveValueAsync(new string('漢', 5376));
        await box.FillAsync("Short.");
        await Expect(page.Locator("#prompt-count")).ToContainTextAsync("6 / 6,000");
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task The_templates_are_legible_and_one_is_edited(int width, ColorScheme scheme)
    {
        var page = await OpenSignedInAsync("/settings/templates", width: width, scheme: scheme);
        await Expect(page.GetByText("¿Te vendrían bien algunos ejemplos?")).ToBeVisibleAsync();
        await PictureAsync(page, $"templates-{width}-{scheme}");
        await ExpectLegibleAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit: " }).First.ClickAsync();
        await DialogKeysAsync(page);
        var text = $"No hurry, {Guid.NewGuid():N}.";
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Text").FillAsync(text);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = text, Exact = true })).ToBeVisibleAsync();
        Assert.Empty(Complaints);
    }

    private async Task WriteAsCustomerAsync()
    {
        var token = TestContext.Current.CancellationToken;
        Assert.True((await App.Get<SandboxService>().SendAsync("trial-1", "How much is the blue one with shipping?", null, "Mia", Actors.Admin, token)).Succeeded);
        await Eventually.TrueAsync(async () => (await App.Get<PromptTrials>().CasesAsync(Actors.Admin, token)).Value.Count > 0);
    }

    private static async Task ExpectLegibleAsync(IPage page)
    {
        Assert.True(await Accessible.FitsAsync(page), "The page is wider than the screen.");
        Assert.Empty(await Accessible.SeriousAsync(page));
    }
}
