using Bunit;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using Nadia.Core.Safety;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Safety;
using Severity = Nadia.Core.Safety.Severity;

namespace Nadia.Tests.Web.Settings;

public sealed class SafetyPageTests(TestPostgres postgres) : SettingsPageTest(postgres)
{
    private static readonly RuleDefinition Sale = new("sale", "pressure", Severity.Minor, JudgedText.Reply, "Speaks of a sale.")
    {
        Kind = RuleKind.Words,
        Phrases = ["sale"],
    };

    private SafetyRuleService Rules => Database.Get<SafetyRuleService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Rules.SaveAsync(Sale, null, Ada, Token);
        Use<SafetyRuleService>(Database);
        Use<RulePreviewer>(Database);
    }

    [Theory]
    [InlineData("Add rule", "Cancel")]
    [InlineData("Add rule", "Escape")]
    [InlineData("Add rule", "backdrop")]
    [InlineData("Edit rule", "Cancel")]
    [InlineData("Edit rule", "Escape")]
    [InlineData("Edit rule", "backdrop")]
    [InlineData("Remove rule", "Cancel")]
    [InlineData("Remove rule", "Escape")]
    [InlineData("Remove rule", "backdrop")]
    public async Task Leaving_a_dialog_writes_nothing(string dialog, string way)
    {
        var page = Open();
        var state = await RulesAsync();
        var asked = AskAsync(page, () => PressOnPageAsync(page, dialog));
        Assert.Equal(dialog, DialogTitle);
        if (dialog != "Remove rule") Type("What the reviewer reads", "Something else.");

        await LeaveDialogAsync(way);
        await asked;

        Assert.Equal(state, await RulesAsync());
    }

    [Fact]
    public async Task A_rule_is_changed_by_its_dialog()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Edit rule"));
        Type("What the reviewer reads", "Names a sale.");
        await PressAsync("Save rule");
        await asked;

        Assert.Equal("Names a sale.", (await FindAsync("sale")).Why);
        page.WaitForAssertion(() => Assert.Contains("Names a sale.", page.Find(".settings").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_rule_keeps_the_dialog_open_and_says_why()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Add rule"));
        Type("Name", "Not A Slug");
        await PressAsync("Save rule");

        Assert.Contains("name:", Dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await LeaveDialogAsync("Escape");
        await asked;
    }

    [Fact]
    public async Task A_text_can_be_tried_before_anything_is_saved()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Edit rule"));
        Type("Try a text", "The SALE is on <b>now</b>");

        Assert.Contains("Found: “SALE”", Dialogs.Find(".mud-dialog [role=status]").TextContent, StringComparison.Ordinal);
        await LeaveDialogAsync("Escape");
        await asked;
    }

    [Fact]
    public async Task The_preview_counts_past_decisions_and_shows_them_as_text()
    {
        var draft = await DraftArrange.DraftAsync(Database, null, "<b>Last sale</b> of the year");
        await Database.Get<Nadia.Core.Review.ReviewService>().ApproveAsync(new(draft.Id, ["<b>Last sale</b> of the year"]), Ada, Token);
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Edit rule"));
        await ChooseAsync("In force", false);
        await PressAsync("Preview on past decisions");

        Dialogs.WaitForAssertion(() => Assert.Contains(
            "would have changed 1 of the last 1 decisions", Dialogs.Find(".mud-dialog .note").TextContent, StringComparison.Ordinal));
        Assert.Contains("&lt;b&gt;Last sale&lt;/b&gt;", Dialogs.Find(".rule-examples").InnerHtml, StringComparison.Ordinal);
        await LeaveDialogAsync("Escape");
        await asked;
    }

    [Fact]
    public async Task A_rule_that_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Edit rule"));
        Type("What the reviewer reads", "Mine.");
        var now = (await Rules.ListAsync(Ada, Token)).Value.Single(r => r.Definition.Name == "sale");
        await Rules.SaveAsync(Sale with { Why = "Theirs." }, now.Version, Ada, Token);
        await PressAsync("Save rule");
        await asked;

        Assert.Equal("Theirs.", (await FindAsync("sale")).Why);
    }

    [Fact]
    public async Task A_rule_of_ones_own_is_removed()
    {
        var page = Open();
        var asked = AskAsync(page, () => PressOnPageAsync(page, "Remove rule"));
        await PressAsync("Remove");
        await asked;

        Assert.DoesNotContain((await Rules.ListAsync(Ada, Token)).Value, r => r.Definition.Name == "sale");
    }

    private IRenderedComponent<SafetyPage> Open()
    {
        var page = Render<SafetyPage>();
        page.WaitForElement("table");
        return page;
    }

    private static Task PressOnPageAsync(IRenderedComponent<SafetyPage> page, string dialog) => page.InvokeAsync(() => page.Find(dialog switch
    {
        "Add rule" => ".page-actions button",
        "Edit rule" => "[aria-label='Edit sale']",
        _ => "[aria-label='Remove sale']",
    }).ClickAsync(new()));

    private Task ChooseAsync(string label, bool on) => Dialogs.InvokeAsync(
        () => Dialogs.FindComponents<MudSwitch<bool>>().Single(s => s.Instance.Label == label).Find("input").ChangeAsync(new() { Value = on }));

    private async Task<RuleDefinition> FindAsync(string name) =>
        (await Rules.ListAsync(Ada, Token)).Value.Single(r => r.Definition.Name == name).Definition;

    private async Task<string> RulesAsync()
    {
        await using var db = Database.Open();
        var rules = await db.SafetyRules.OrderBy(r => r.Name).ToListAsync(Token);
        return string.Join('\n', [.. rules.Select(r => $"{r.Name} {r.Version}"), $"{await db.SafetyRuleChanges.CountAsync(Token)}"]);
    }
}
