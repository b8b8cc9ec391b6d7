using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Drafting.Templates;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Templates;

namespace Nadia.Tests.Web.Settings;

public sealed class TemplatesPageTests(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    private const string First = "No hurry at all. I'm here whenever you want to know more.";
    private DraftingBench bench = default!;

    private ReplyTemplateService Templates => bench.Database.Get<ReplyTemplateService>();

    public async ValueTask InitializeAsync()
    {
        bench = await DraftingBench.StartAsync(postgres);
        Services.AddSingleton(bench.Database.Feed);
        Use<ReplyTemplateService>(bench.Database);
    }

    [Fact]
    public void They_stand_by_language_and_level()
    {
        var page = Open();
        Assert.Equal(
            ["English, soft", "English, medium", "English, direct", "Spanish, soft", "Spanish, medium", "Spanish, direct"],
            page.FindAll("caption").Select(c => c.TextContent));
    }

    [Fact]
    public async Task One_is_added_by_its_dialog()
    {
        var page = Open();
        await AskAsync(page, "Add template");
        await TypeAsync("#template-language", "de");
        await TypeAsync("#template-text", "Ganz in Ruhe.");
        await ConfirmAsync("Add");
        page.WaitForText("German, soft");
        Assert.Contains(await ListAsync(), t => t is { Language: "de", Level: ReplyTemplateLevel.Soft, Text: "Ganz in Ruhe.", By: "Ada" });
    }

    [Fact]
    public async Task A_wrong_language_keeps_the_dialog_open_and_says_why()
    {
        var page = Open();
        await AskAsync(page, "Add template");
        await TypeAsync("#template-language", "Deutsch!");
        await TypeAsync("#template-text", "Ganz in Ruhe.");
        await ConfirmAsync("Add");
        Dialogs.WaitForText("must be a language tag");
        Assert.Equal(24, (await ListAsync()).Count);
    }

    [Fact]
    public async Task One_is_edited_and_its_former_text_used_again_from_its_history()
    {
        var page = Open();
        await AskAsync(page, $"Edit: {First}");
        await TypeAsync("#template-text", "Take your time.");
        await ConfirmAsync("Save");
        page.WaitForText("Take your time.");

        await AskAsync(page, "History: Take your time.");
        await Dialogs.ActAsync("button", b => b.TextContent.Trim() == "Use the former text again", b => b.Click());
        page.WaitForAssertion(() => Assert.Contains(First, page.Find(".template-text").TextContent, StringComparison.Ordinal));
        Assert.Equal(First, (await ListAsync())[0].Text);
    }

    [Theory]
    [InlineData("Add template", "Cancel")]
    [InlineData("Add template", "Escape")]
    [InlineData("Add template", "backdrop")]
    [InlineData($"Edit: {First}", "Cancel")]
    [InlineData($"Edit: {First}", "Escape")]
    [InlineData($"Edit: {First}", "backdrop")]
    public async Task Leaving_a_dialog_writes_nothing(string dialog, string way)
    {
        var page = Open();
        var before = await ListAsync();
        await AskAsync(page, dialog);
        await TypeAsync("#template-text", "Something else.");
        await LeaveDialogAsync(way);
        Assert.Equal(before, await ListAsync());
    }

    [Fact]
    public async Task One_is_moved_and_switched_off_in_place()
    {
        var page = Open();
        await PressAsync(page, $"Move down: {First}");
        page.WaitForAssertion(() => Assert.Equal(First, page.FindAll(".template-text")[1].QuerySelector("span")!.TextContent));
        await PressAsync(page, $"Switch off: {First}");
        page.WaitForAssertion(() => Assert.Contains("Off", page.FindAll(".template-text")[1].TextContent, StringComparison.Ordinal));
        Assert.Equal((1, false), ((await ListAsync()).FindIndex(t => t.Text == First), (await ListAsync())[1].Active));
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<List<ReplyTemplateView>> ListAsync() => [.. (await Templates.ListAsync(Actors.Admin, Token)).Value];

    private IRenderedComponent<TemplatesPage> Open()
    {
        var page = Render<TemplatesPage>();
        page.WaitForElement(".template-text");
        return page;
    }

    private static Task PressAsync(IRenderedComponent<TemplatesPage> page, string button) =>
        page.ActAsync("button", b => (b.GetAttribute("aria-label") ?? b.TextContent.Trim()) == button, b => b.Click());

    private async Task AskAsync(IRenderedComponent<TemplatesPage> page, string button)
    {
        var dialogs = Dialogs;
        await PressAsync(page, button);
        dialogs.WaitForElement(".mud-dialog");
    }

    private Task TypeAsync(string field, string text) => Dialogs.InvokeAsync(() => Dialogs.Find(field).Input(text));

    private Task ConfirmAsync(string verb) => Dialogs.ActAsync(".mud-dialog-actions button", b => b.TextContent.Trim().StartsWith(verb, StringComparison.Ordinal), b => b.Click());
}
