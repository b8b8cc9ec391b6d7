using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Drafting.Models;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Models;

namespace Nadia.Tests.Web.Settings;

public sealed class ModelsPageTests(TestPostgres postgres) : SettingsPageTest(postgres)
{
    private static readonly StageDefinition Stage = new() { Endpoint = "https://one.example/v1", Model = "writer", Key = "sk-very-secret", InputUsdPerMillion = 2m };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton(Database.Feed);
        Use<ModelProfiles>(Database);
        Use<ModelLimitStore>(Database);
        Use<SpendingReads>(Database);
        Use<ModelTrial>(Database);
    }

    [Fact]
    public void Without_any_profile_the_page_says_who_writes()
    {
        var page = Render<ModelsPage>();
        page.WaitForAssertion(() => Assert.Contains("The built-in offline drafter answers", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Add profile", "Cancel")]
    [InlineData("Add profile", "Escape")]
    [InlineData("Add profile", "backdrop")]
    [InlineData("Edit profile", "Cancel")]
    [InlineData("Edit profile", "Escape")]
    [InlineData("Edit profile", "backdrop")]
    [InlineData("Remove profile", "Cancel")]
    [InlineData("Remove profile", "Escape")]
    [InlineData("Remove profile", "backdrop")]
    [InlineData("Change limits", "Cancel")]
    [InlineData("Change limits", "Escape")]
    [InlineData("Change limits", "backdrop")]
    public async Task Leaving_a_dialog_writes_nothing(string dialog, string way)
    {
        var page = await OpenAsync();
        var state = await RowsAsync();
        var asked = AskAsync(page, () => PressOnPageAsync(page, dialog));
        Assert.Equal(dialog, DialogTitle);
        if (dialog.EndsWith("profile", StringComparison.Ordinal) && !dialog.StartsWith("Remove", StringComparison.Ordinal)) Dialogs.Find("#profile-name").Input("Another");
        if (dialog == "Change limits") Dialogs.Find("#limit-budget").Input("7");

        await LeaveDialogAsync(way);
        await asked;

        Assert.Equal(state, await RowsAsync());
    }

    [Fact]
    public async Task A_profile_is_added_with_both_stages()
    {
        var page = await OpenAsync();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Add profile"));
        Fill(("profile-name", "Backup"), ("creative-endpoint", "http://127.0.0.1:11434/v1"), ("creative-model", "llama"), ("creative-temperature", "0.5"));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".mud-dialog input[type=checkbox]")[^1].ChangeAsync(new() { Value = true }));
        Fill(("refine-endpoint", "https://two.example/v1"), ("refine-model", "splitter"), ("refine-key", "sk-second"), ("refine-input", "0.15"), ("refine-cached", "0.075"), ("refine-output", "0.6"));
        await PressInDialogAsync(new() { Key = "Enter", CtrlKey = true });
        await asked;

        var added = await ModelArrange.FindAsync(Database, "Backup");
        Assert.Equal(("llama", 0.5, true, false), (added.Creative.Settings.Model, added.Creative.Settings.Temperature!.Value, added.Enabled, added.IsFree));
        Assert.Equal((true, 0.15m, 0.075m, 0.6m), (added.Refine!.HasKey, added.Refine.Settings.InputUsdPerMillion, added.Refine.Settings.CachedInputUsdPerMillion!.Value, added.Refine.Settings.OutputUsdPerMillion));
        page.WaitForAssertion(() => Assert.Equal(["Main", "Backup"], page.FindAll(".model-profile").Select(s => s.GetAttribute("aria-label"))));
    }

    [Theory]
    [InlineData("creative-input", "1,25", "Must be a number, with a dot for decimals.")]
    [InlineData("creative-endpoint", "one.example", "Must be an absolute http or https address without a name or password in it.")]
    [InlineData("creative-retries", "9", "Must be 0 to 5.")]
    [InlineData("profile-name", "", "Must be 1 to 50 characters and not blank.")]
    public async Task A_wrong_field_keeps_the_dialog_open_and_is_marked_with_what_is_wrong_beside_it(string field, string value, string sentence)
    {
        var page = await OpenAsync();
        var state = await RowsAsync();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Edit profile"));
        Fill((field, value));
        await PressInDialogAsync(new() { Key = "Enter", CtrlKey = true });
        Dialogs.WaitForAssertion(() => Assert.Equal(sentence, Dialogs.Find($"#{field}-problem").TextContent));
        Assert.Equal(("true", $"{field}-problem"), (Dialogs.Find($"#{field}").GetAttribute("aria-invalid"), Dialogs.Find($"#{field}").GetAttribute("aria-describedby")));
        Assert.Single(Dialogs.FindAll(".mud-dialog [aria-invalid=true]"));
        Assert.Equal(field == "creative-retries", Dialogs.Find(".mud-dialog details").HasAttribute("open"));
        await LeaveDialogAsync("Escape");
        await asked;
        Assert.Equal(state, await RowsAsync());
    }

    [Theory]
    [InlineData("limit-budget", "2.505", "Must be 0 to 100,000 USD with two decimals at most.")]
    [InlineData("limit-drafts", "1001", "Must be 0 to 1,000.")]
    [InlineData("limit-hedge", "soon", "Must be a number, with a dot for decimals.")]
    public async Task A_wrong_limit_keeps_the_dialog_open_and_is_marked_until_it_is_right(string field, string value, string sentence)
    {
        var page = await OpenAsync();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Change limits"));
        Dialogs.WaitForElement("#limit-budget");
        Fill((field, value));
        await PressInDialogAsync(new() { Key = "Enter", CtrlKey = true });
        Dialogs.WaitForAssertion(() => Assert.Equal(sentence, Dialogs.Find($"#{field}-problem").TextContent));
        Assert.Equal(("true", $"{field}-problem"), (Dialogs.Find($"#{field}").GetAttribute("aria-invalid"), Dialogs.Find($"#{field}").GetAttribute("aria-describedby")));
        Assert.Single(Dialogs.FindAll(".mud-dialog [aria-invalid=true]"));

        Fill((field, "7"));
        await PressInDialogAsync(new() { Key = "Enter", CtrlKey = true });
        await asked;
        var saved = (await ModelArrange.SpendingAsync(Database)).Limits;
        Assert.Equal(7, field switch { "limit-budget" => (double)saved.BudgetUsd, "limit-drafts" => saved.DraftsPerCustomerHour, _ => saved.HedgeSeconds });
    }

    [Fact]
    public async Task The_key_is_nowhere_on_the_page_and_an_empty_field_keeps_it()
    {
        var page = await OpenAsync();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Edit profile"));
        Assert.DoesNotContain("very-secret", page.Markup + Dialogs.Markup, StringComparison.Ordinal);
        Assert.Equal("", Dialogs.Find("#creative-key").GetAttribute("value") ?? "");
        Fill(("creative-model", "writer-2"));
        await PressInDialogAsync(new() { Key = "Enter", CtrlKey = true });
        await asked;
        var saved = await ModelArrange.FindAsync(Database, "Main");
        Assert.Equal(("writer-2", true, false), (saved.Creative.Settings.Model, saved.Creative.HasKey, saved.Creative.KeyUnreadable));
    }

    [Fact]
    public async Task A_profile_is_moved_switched_off_and_removed()
    {
        await ModelArrange.ProfileAsync(Database, "Main", Stage);
        await ModelArrange.ProfileAsync(Database, "Backup", Stage);
        var page = await OpenAsync();
        await PressLabelAsync(page, "Use first: Backup");
        page.WaitForAssertion(() => Assert.Equal(["Backup", "Main"], page.FindAll(".model-profile").Select(s => s.GetAttribute("aria-label"))));
        await PressLabelAsync(page, "Switch off Backup");
        page.WaitForElement("[aria-label='Switch on Backup']");
        Assert.True((await ModelArrange.FindAsync(Database, "Main")).IsFirst);

        var asked = AskAsync(page, () => page.Find("[aria-label='Remove Backup']").ClickAsync(new()));
        await PressAsync("Remove");
        await asked;
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".model-profile")));
    }

    [Fact]
    public async Task A_test_shows_what_came_or_why_nothing_came()
    {
        await using var server = await FakeModelServer.StartAsync();
        await ModelArrange.ProfileAsync(Database, "Local", ModelArrange.Stage(server, "llama", 2m, 0.5m, 8m));
        server.Answer = _ => (200, "<b>Yes</b>, hello.");
        var page = await OpenAsync();
        await PressLabelAsync(page, "Test it: Local");
        page.WaitForAssertion(() => Assert.Contains("$0.003000", page.Find("[aria-label='Local'] .model-trial").TextContent, StringComparison.Ordinal));
        Assert.Contains("&lt;b&gt;Yes&lt;/b&gt;, hello.", page.Find("[aria-label='Local'] .model-trial").InnerHtml, StringComparison.Ordinal);

        server.Answer = _ => (401, "no");
        await PressLabelAsync(page, "Test it: Local");
        page.WaitForAssertion(() => Assert.Contains("The model's server refused the key (HTTP 401).", page.Find("[aria-label='Local'] .model-trial").TextContent, StringComparison.Ordinal));

        await server.DisposeAsync();
        await PressLabelAsync(page, "Test it: Local");
        page.WaitForAssertion(() => Assert.Contains("The model's server cannot be reached.", page.Find("[aria-label='Local'] .model-trial").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_limits_are_changed_and_a_spent_budget_is_said_with_who_writes_instead()
    {
        await ModelArrange.ProfileAsync(Database, "Local", Stage with { InputUsdPerMillion = 0 });
        var page = await OpenAsync();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Change limits"));
        Dialogs.Find("#limit-budget").Input("2.50");
        Dialogs.Find("#limit-drafts").Input("6");
        Dialogs.Find("#limit-hedge").Input("8");
        await PressInDialogAsync(new() { Key = "Enter", CtrlKey = true });
        await asked;
        page.WaitForAssertion(() => Assert.Contains("at most 6", page.Markup, StringComparison.Ordinal));
        Assert.Equal(new ModelLimits(2.5m, 6, 8), (await ModelArrange.SpendingAsync(Database)).Limits);

        var call = new ModelCall { Id = Guid.NewGuid(), At = Database.Clock.GetUtcNow(), ProfileId = Guid.NewGuid(), ProfileName = "Main", Stage = ModelStage.Creative, Model = "writer", CostUsd = 3m };
        Assert.False(await Database.Get<CallLedger>().ReserveAsync(call, 2.5m, Token));
        Database.Clock.Advance(TimeSpan.FromSeconds(6));
        page.WaitForAssertion(() => Assert.Contains("drafts come from “Local”, which costs nothing", page.Markup, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<ModelsPage>> OpenAsync()
    {
        if ((await Database.Get<ModelProfiles>().ListAsync(Ada, Token)).Value.All(p => p.Name != "Main")) await ModelArrange.ProfileAsync(Database, "Main", Stage);
        var page = Render<ModelsPage>();
        page.WaitForElement(".model-profile");
        page.WaitForElement(".tiles");
        return page;
    }

    private void Fill(params (string Id, string Value)[] fields)
    {
        foreach (var (id, value) in fields) Dialogs.Find($"#{id}").Input(value);
    }

    // What was saved before may still be on its way to the page: until then its buttons are off.
    private static Task PressLabelAsync(IRenderedComponent<ModelsPage> page, string label)
    {
        var button = $"[aria-label='{label}']:not([disabled])";
        page.WaitForElement(button);
        return page.InvokeAsync(() => page.Find(button).ClickAsync(new()));
    }

    private static Task PressOnPageAsync(IRenderedComponent<ModelsPage> page, string dialog) => page.InvokeAsync(() => dialog switch
    {
        "Edit profile" => page.Find("[aria-label='Edit Main']").ClickAsync(new()),
        "Remove profile" => page.Find("[aria-label='Remove Main']").ClickAsync(new()),
        _ => page.FindAll("button").Single(b => b.TextContent.Trim() == dialog).ClickAsync(new()),
    });

    private async Task<string> RowsAsync()
    {
        await using var db = Database.Open();
        var profiles = await db.ModelProfiles.OrderBy(p => p.Id).Select(p => $"{p.Id} {p.Version}").ToListAsync(Token);
        return string.Join('\n', [.. profiles, $"{await db.Audit.CountAsync(Token)}", $"{(await ModelArrange.SpendingAsync(Database)).Limits}"]);
    }
}
