using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Nadia.Core.Data;
using Nadia.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Nadia.Tests.Browser;

/// <summary>What a reviewer says of a draft beside the decision: by keys at a desk, by thumb on a phone.</summary>
public sealed class LabelJourneys(NadiaApp app, Support.Browser browser) : BrowserTest(app, browser), IClassFixture<NadiaApp>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_question_for_tags_takes_the_focus_and_is_answered_without_a_mouse()
    {
        var page = await OpenAtAsync("Tags Person");
        await Expect(page.Locator("[data-heading]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("t");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Edit tags" });
        await Expect(dialog.GetByRole(AriaRole.Checkbox).First).ToBeFocusedAsync();
        await PictureAsync(page, "tags-focus");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Locator(".labels-tags")).ToContainTextAsync("Tags (2)");

        await page.Keyboard.PressAsync("t");
        await DialogKeysAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Locator(".labels-tags")).ToContainTextAsync("Tags (2)");
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task On_a_phone_all_labels_are_given_from_the_action_bar_and_go_with_the_decision(ColorScheme scheme)
    {
        var page = await OpenAtAsync($"Phone Person {scheme}", 390, scheme);
        var address = page.Url;
        var labels = page.Locator(".actions").GetByRole(AriaRole.Button, new() { Name = "Labels" });
        await Expect(labels).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(page.Locator(".labels")).ToBeHiddenAsync();
        Assert.InRange((await page.Locator(".actions").BoundingBoxAsync())!.Height, 40, 64);
        await CheckAsync(page, $"labels-bar-390-{scheme}");

        await labels.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Label draft" });
        await DialogKeysAsync(page);
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "4" }).CheckAsync(new() { Force = true });
        await dialog.GetByText("Edit tags").ClickAsync();
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Warmer" }).CheckAsync(new() { Force = true });
        await dialog.GetByLabel("Reviewer notes").FillAsync("From the train");
        await CheckAsync(page, $"labels-390-{scheme}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Label draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(labels).ToHaveTextAsync("Labels 3");

        await labels.ClickAsync();
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "1" }).CheckAsync(new() { Force = true });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await CheckAsync(page, $"labels-given-390-{scheme}");

        await page.Locator(".actions").GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Approve reply" }).GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).ClickAsync();
        await Eventually.TrueAsync(async () => await SaidAsync(address) == (4, "From the train", "TONE_WARMER"));
        Assert.Empty(Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_field_to_search_in_is_seen_as_a_field(ColorScheme scheme)
    {
        var page = await OpenSignedInAsync("/search", width: 390, height: 844, scheme: scheme);
        foreach (var path in (string[])["/search", "/review", "/customers"])
        {
            await page.GotoAsync(path);
            var field = page.Locator("input.search");
            await Expect(field).ToBeVisibleAsync();
            await Expect(field).ToHaveCSSAsync("border-top-style", "solid");
            await Expect(field).ToHaveCSSAsync("border-top-width", "1px");
            await CheckAsync(page, $"search-field{path.Replace('/', '-')}-390-{scheme}");
        }
    }

    private async Task<(int?, string?, string)> SaidAsync(string address)
    {
        await using var db = await App.Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => address.Contains(r.DraftId.ToString()), Token);
        return (review?.QualityScore, review?.Notes, string.Join(' ', review?.EditTags ?? []));
    }

    private async Task<IPage> OpenAtAsync(string name, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        await PlayedCustomer.WriteAsync(App, "Do you have it in blue?", name);
        var page = await OpenSignedInAsync("/review", width: width, height: width == 390 ? 844 : 900, scheme: scheme);
        await page.Locator(".entry", new() { HasText = name }).Locator("a").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Bubble 1", Exact = true })).ToBeEditableAsync();
        return page;
    }

    private static async Task CheckAsync(IPage page, string picture)
    {
        await PictureAsync(page, picture);
        Assert.Empty(await Accessible.SeriousAsync(page));
        Assert.True(await Accessible.FitsAsync(page), "The page is wider than the screen.");
    }
}
