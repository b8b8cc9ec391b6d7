using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Safety;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Safety;

public sealed class SafetyRuleServiceTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly RuleDefinition Sale = new("sale", "pressure", Severity.Minor, JudgedText.Reply, "Speaks of a sale.")
    {
        Kind = RuleKind.Words,
        Phrases = ["sale"],
    };

    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SafetyRuleService Rules => database.Get<SafetyRuleService>();

    private ConstitutionBook Book => database.Get<ConstitutionBook>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_new_installation_has_every_rule_that_ships()
    {
        var rules = (await Rules.ListAsync(Actors.Admin, Token)).Value;
        Assert.Equal(StarterRules.All.Select(r => r.Name).Order(), rules.Select(r => r.Definition.Name).Order());
        Assert.All(rules, rule => Assert.True(rule is { Ships: true, AsShipped: true }));
    }

    [Fact]
    public async Task A_new_rule_counts_from_the_next_text_on()
    {
        Assert.Empty((await Book.ReadAsync(Token)).Judge("", ["Our sale is on"]).Findings);

        Assert.True((await Rules.SaveAsync(Sale, null, Actors.Admin, Token)).Succeeded);

        Assert.Equal("sale", Assert.Single((await Book.ReadAsync(Token)).Judge("", ["Our sale is on"]).Findings).Rule);
    }

    [Fact]
    public async Task A_changed_rule_is_kept_with_what_it_was_and_can_be_restored()
    {
        var insult = await FindAsync("insult");
        var softer = insult.Definition with { Severity = Severity.Minor };
        Assert.True((await Rules.SaveAsync(softer, insult.Version, Actors.Admin, Token)).Succeeded);
        var changed = await FindAsync("insult");
        Assert.Equal((Severity.Minor, false, "Ada"), (changed.Definition.Severity, changed.AsShipped, changed.UpdatedBy));

        Assert.True((await Rules.RestoreAsync("insult", changed.Version, Actors.Admin, Token)).Succeeded);

        Assert.True((await FindAsync("insult")).AsShipped);
        var history = (await Rules.HistoryAsync("insult", Actors.Admin, Token)).Value;
        Assert.Equal([(Severity.Minor, Severity.Major), (Severity.Major, Severity.Minor)], history.Select(c => (c.Before!.Severity, c.After!.Severity)));
    }

    [Fact]
    public async Task Restoring_a_rule_of_ones_own_removes_it()
    {
        await Rules.SaveAsync(Sale, null, Actors.Admin, Token);
        Assert.True((await Rules.RestoreAsync("sale", (await FindAsync("sale")).Version, Actors.Admin, Token)).Succeeded);
        Assert.DoesNotContain((await Rules.ListAsync(Actors.Admin, Token)).Value, r => r.Definition.Name == "sale");
        Assert.Null((await Rules.HistoryAsync("sale", Actors.Admin, Token)).Value[0].After);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var insult = await FindAsync("insult");
        await Rules.SaveAsync(insult.Definition with { Why = "First." }, insult.Version, Actors.Admin, Token);

        var second = await Rules.SaveAsync(insult.Definition with { Why = "Second." }, insult.Version, Actors.Admin, Token);

        Assert.IsType<Changed>(second.Refusal);
        Assert.Equal("First.", (await FindAsync("insult")).Definition.Why);
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await Rules.SaveAsync(Sale, null, Actors.Admin, Token);
        Assert.Equal("name", Assert.IsType<Invalid>((await Rules.SaveAsync(Sale, null, Actors.Admin, Token)).Refusal).Field);
    }

    [Fact]
    public async Task Only_admins_see_and_change_rules()
    {
        Assert.IsType<Forbidden>((await Rules.ListAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Rules.HistoryAsync("insult", Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Rules.SaveAsync(Sale, null, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Rules.RestoreAsync("insult", 1, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await database.Get<RulePreviewer>().PreviewAsync(Sale, Actors.Ana, Token)).Refusal);
        await using var db = database.Open();
        Assert.Empty(await db.SafetyRuleChanges.ToListAsync(Token));
    }

    [Fact]
    public async Task A_rule_that_cannot_run_is_left_out_and_the_others_judge_on()
    {
        await Sql.ExecuteAsync(database.ConnectionString,
            "UPDATE safety_rules SET definition = jsonb_set(definition, '{pattern}', '\"(\"') WHERE name = 'denies-automation'");
        var constitution = await Book.ReadAsync(Token);
        Assert.Empty(constitution.Judge("", ["I am not a robot"]).Findings);
        Assert.NotEmpty(constitution.Judge("", ["you idiot"]).Findings);
    }

    [Fact]
    public async Task The_preview_tells_which_past_decisions_would_have_looked_otherwise()
    {
        foreach (var bubble in new[] { "Our sale is on", "Hello", "The sale ends soon" })
        {
            var draft = await DraftArrange.DraftAsync(database, null, bubble);
            Assert.True((await database.Get<Nadia.Core.Review.ReviewService>().ApproveAsync(new(draft.Id, [bubble]), Actors.Ana, Token)).Succeeded);
        }

        var preview = (await database.Get<RulePreviewer>().PreviewAsync(Sale, Actors.Admin, Token)).Value;

        Assert.Equal((3, 2), (preview.Looked, preview.Changed));
        Assert.Equal(["The sale ends soon", "Our sale is on"], preview.Examples.Select(e => e.Reply));
        Assert.All(preview.Examples, e => Assert.Equal((Recommendation.Approve, Recommendation.Review), (e.Before, e.After)));
    }

    private async Task<SafetyRuleView> FindAsync(string name) =>
        (await Rules.ListAsync(Actors.Admin, Token)).Value.Single(r => r.Definition.Name == name);
}
