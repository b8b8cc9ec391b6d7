using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Nadia.Core.Knowledge;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Knowledge;

namespace Nadia.Tests.Web.Settings;

public sealed class KnowledgePageTests(TestPostgres postgres) : SettingsPageTest(postgres)
{
    private KnowledgeService Service => Database.Get<KnowledgeService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.SaveAsync(null, 0, new("Shipping", KnowledgeLanguage.English, "Parcels take <b>three</b> days."), Ada, Token);
        Use<KnowledgeService>(Database);
        Use<KnowledgeReads>(Database);
    }

    [Theory]
    [InlineData("Add document", "Cancel")]
    [InlineData("Add document", "Escape")]
    [InlineData("Add document", "backdrop")]
    [InlineData("Edit document", "Cancel")]
    [InlineData("Edit document", "Escape")]
    [InlineData("Edit document", "backdrop")]
    [InlineData("Versions", "Cancel")]
    [InlineData("Versions", "Escape")]
    [InlineData("Remove document", "Cancel")]
    [InlineData("Remove document", "Escape")]
    [InlineData("Remove document", "backdrop")]
    public async Task Leaving_a_dialog_writes_nothing(string dialog, string way)
    {
        var page = Open();
        var before = await RowsAsync();
        var asked = AskAsync(page, () => PressOnPageAsync(page, dialog));
        Assert.Equal(dialog, DialogTitle);
        if (dialog.EndsWith("t document", StringComparison.Ordinal)) await Dialogs.InvokeAsync(() => Dialogs.Find("#document-title").InputAsync("Else"));
        await LeaveDialogAsync(way);
        await asked;
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task A_document_is_pasted_and_counts()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Add document"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#document-title").InputAsync("Envíos"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#document-language").ChangeAsync(new() { Value = "Spanish" }));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#document-text").InputAsync("# Plazos\nTres días."));
        await SaveAsync();
        await asked;
        var row = (await RowsAsync()).Single(r => r.Title == "Envíos");
        Assert.Equal((KnowledgeLanguage.Spanish, true, 1), (row.Language, row.Enabled, row.Passages));
        page.WaitForText("Envíos");
    }

    [Fact]
    public async Task A_file_is_uploaded_in_place_of_the_text_and_names_the_document()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Add document"));
        Upload(Encoding.UTF8.GetBytes("# Returns\nThirty days."), "returns.md");
        Dialogs.WaitForAssertion(() => Assert.Contains("22 characters taken", Dialogs.Find("#document-file-note").TextContent, StringComparison.Ordinal));
        Assert.Equal("returns", Dialogs.Find("#document-title").GetAttribute("value"));
        await SaveAsync();
        await asked;
        Assert.Contains(await RowsAsync(), r => r is { Title: "returns", Length: 22 });
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_leaves_the_text_alone()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Edit document"));
        Upload([0xff, 0x00, 0xfe], "broken.txt");
        Dialogs.WaitForAssertion(() => Assert.Contains("UTF-8", Dialogs.Find(".field-error").TextContent, StringComparison.Ordinal));
        Upload(new byte[KnowledgeRules.MaxFile + 1], "large.txt");
        Dialogs.WaitForAssertion(() => Assert.Contains("at most 2 MB", Dialogs.Find(".field-error").TextContent, StringComparison.Ordinal));
        Assert.Equal("Parcels take <b>three</b> days.", Dialogs.Find("#document-text").GetAttribute("value"));
        await LeaveDialogAsync("Escape");
        await asked;
    }

    [Fact]
    public async Task A_text_too_long_to_be_typed_is_shown_and_changed_by_file_alone()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Add document"));
        Upload(Encoding.UTF8.GetBytes(new string('x', KnowledgeRules.MaxTyped + 1)), "long.txt");
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("textarea")));
        Assert.Contains("too long to be changed here", Dialogs.Markup, StringComparison.Ordinal);
        await SaveAsync();
        await asked;
        Assert.Contains(await RowsAsync(), r => r.Length == KnowledgeRules.MaxTyped + 1);
    }

    [Fact]
    public async Task An_incomplete_document_keeps_the_dialog_open()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Add document"));
        await SaveAsync();
        Assert.Contains("The title must be 1 to 120 characters", Dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await LeaveDialogAsync("Escape");
        await asked;
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var page = Open();
        var row = Assert.Single(await RowsAsync());
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Edit document"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#document-text").InputAsync("Mine."));
        await Service.SaveAsync(row.Id, row.Version, new("Shipping", KnowledgeLanguage.English, "Theirs."), Ada, Token);
        await SaveAsync();
        await asked;
        Assert.Equal("Theirs.", (await Database.Get<KnowledgeReads>().GetAsync(row.Id, Ada, Token)).Value.Text);
    }

    [Fact]
    public async Task An_earlier_version_is_restored_and_a_document_removed()
    {
        var row = Assert.Single(await RowsAsync());
        await Service.SaveAsync(row.Id, 1, new("Shipping", KnowledgeLanguage.English, "Two days."), Ada, Token);
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Versions"));
        await PressAsync("Restore");
        await asked;
        Assert.Equal("Parcels take <b>three</b> days.", (await Database.Get<KnowledgeReads>().GetAsync(row.Id, Ada, Token)).Value.Text);

        asked = AskAsync(page, () => PressOnPageAsync(page, "Remove document"));
        await PressAsync("Remove");
        await asked;
        Assert.Empty(await RowsAsync());
        page.WaitForText("No document yet");
    }

    private IRenderedComponent<KnowledgePage> Open()
    {
        var page = Render<KnowledgePage>();
        page.WaitForElement("table");
        return page;
    }

    private void Upload(byte[] content, string name) =>
        Dialogs.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(content, name));

    private static Task PressOnPageAsync(IRenderedComponent<KnowledgePage> page, string dialog) => page.InvokeAsync(() => page.Find(dialog switch
    {
        "Add document" => ".page-actions button",
        "Edit document" => "[aria-label='Edit Shipping']",
        "Versions" => "[aria-label='Versions of Shipping']",
        _ => "[aria-label='Remove Shipping']",
    }).ClickAsync(new()));

    private Task SaveAsync() => Dialogs.InvokeAsync(
        () => Dialogs.FindAll(".mud-dialog-actions button").Single(b => b.TextContent.Contains("Save document", StringComparison.Ordinal)).ClickAsync(new()));

    private async Task<IReadOnlyList<KnowledgeRow>> RowsAsync() => (await Database.Get<KnowledgeReads>().ListAsync(Ada, Token)).Value;
}
