using Bunit;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Live;
using Nadia.Core.Review.Labels;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Labels;

namespace Nadia.Tests.Web.Settings;

public sealed class LabelsPageTests(TestPostgres postgres) : SettingsPageTest(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Use<EditTags>(Database);
        Use<LabelSettings>(Database);
        Use<LiveFeed>(Database);
    }

    [Theory]
    [InlineData("Add edit tag", "Cancel")]
    [InlineData("Add edit tag", "Escape")]
    [InlineData("Add edit tag", "backdrop")]
    [InlineData("Rename Warmer", "Cancel")]
    [InlineData("Rename Warmer", "Escape")]
    [InlineData("Merge Warmer", "backdrop")]
    [InlineData("Retire Warmer", "Escape")]
    public async Task Leaving_a_question_changes_nothing(string button, string way)
    {
        var page = Open();
        var before = await TagsAsync();
        var asked = PressAndAskAsync(page, button);
        if (Dialogs.FindAll("#tag-label").Count > 0) await Dialogs.InvokeAsync(() => Dialogs.Find("#tag-label").InputAsync("Other"));

        await LeaveDialogAsync(way);
        await asked;

        Assert.Equal(before, await TagsAsync());
    }

    [Fact]
    public async Task A_tag_is_added_renamed_merged_and_retired()
    {
        var page = Open();
        await DoAsync(page, "Add edit tag", "Add", "More playful");
        await DoAsync(page, "Rename More playful", "Rename", "Lighter");
        Assert.Contains("TONE_MORE_PLAYFUL Lighter  ", await TagsAsync(), StringComparison.Ordinal);

        var asked = PressAndAskAsync(page, "Merge Lighter");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#tag-into").ChangeAsync("TONE_WARMER"));
        await PressAsync("Merge");
        await asked;
        Assert.Contains("TONE_MORE_PLAYFUL Lighter retired TONE_WARMER", await TagsAsync(), StringComparison.Ordinal);
        page.WaitForText("merged into Warmer");

        asked = PressAndAskAsync(page, "Retire Calmer");
        await PressAsync("Retire");
        await asked;
        Assert.Contains("TONE_CALMER Calmer retired", await TagsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_is_taken_is_said()
    {
        var page = Open();
        var before = await TagsAsync();
        await DoAsync(page, "Add edit tag", "Add", "WARMER");
        Assert.Equal(before, await TagsAsync());
        Assert.Contains(Snackbar.ShownSnackbars, s => s.Severity == MudBlazor.Severity.Warning);
    }

    [Fact]
    public async Task What_is_asked_is_saved_at_once()
    {
        var page = Open();
        await page.InvokeAsync(() => page.FindAll("select")[0].ChangeAsync(nameof(LabelUse.Required)));
        Assert.Equal(LabelUse.Required, (await Database.Get<LabelSettings>().ReadAsync(Ada, Token)).Value.Quality);
    }

    [Fact]
    public async Task What_another_admin_changes_is_shown()
    {
        var page = Open();
        Assert.True((await Database.Get<EditTags>().RenameAsync("TONE_CALMER", "Gentler", Actors.Admin, Token)).Succeeded);
        page.WaitForText("Gentler");
    }

    [Fact]
    public async Task Tags_that_read_as_they_shipped_are_said_in_the_readers_language()
    {
        Assert.True((await Database.Get<EditTags>().RenameAsync("TONE_CALMER", "Gentler", Actors.Admin, Token)).Succeeded);
        SpeakSpanish();
        var page = Render<LabelsPage>();
        page.WaitForText("Más cálido");
        Assert.Contains("Gentler", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Warmer", page.Markup, StringComparison.Ordinal);

        var before = await TagsAsync();
        _ = Dialogs;
        foreach (var question in (string[])["Cambiar el nombre de Más cálido", "Unir Más cálido", "Retirar Más cálido"])
        {
            var asked = PressAndAskAsync(page, question);
            Assert.Contains("Más cálido", Dialogs.Find(".mud-dialog").InnerHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("Warmer", Dialogs.Find(".mud-dialog").InnerHtml, StringComparison.Ordinal);
            await LeaveDialogAsync("Escape");
            await asked;
        }

        await DoAsync(page, "Cambiar el nombre de Más cálido", "Cambiar nombre", "Más cálido");
        await DoAsync(page, "Cambiar el nombre de Gentler", "Cambiar nombre", "más cálido");
        Assert.Equal(before, await TagsAsync());
    }

    private IRenderedComponent<LabelsPage> Open()
    {
        _ = Dialogs;
        var page = Render<LabelsPage>();
        page.WaitForText("Warmer");
        return page;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<LabelsPage> page, string name) =>
        page.FindAll("button").Single(b => (b.GetAttribute("aria-label") ?? b.TextContent.Trim()) == name);

    // What was saved before may still be on its way to the page, which follows the news of it too.
    private Task PressAndAskAsync(IRenderedComponent<LabelsPage> page, string name)
    {
        page.WaitForAssertion(() => Assert.False(Button(page, name).HasAttribute("disabled")));
        return AskAsync(page, () => Button(page, name).ClickAsync(new()));
    }

    private async Task DoAsync(IRenderedComponent<LabelsPage> page, string button, string verb, string label)
    {
        var asked = PressAndAskAsync(page, button);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#tag-label").InputAsync(label));
        await PressAsync(verb);
        await asked;
    }

    private async Task<string> TagsAsync()
    {
        await using var db = Database.Open();
        var tags = await db.EditTags.AsNoTracking().OrderBy(t => t.Code).ToListAsync(Token);
        return string.Join('\n', tags.Select(t => $"{t.Code} {t.Label} {(t.RetiredAt is null ? "" : "retired")} {t.MergedInto}"));
    }
}
