using System.Diagnostics;
using Nadia.Core.Safety;

namespace Nadia.Tests.Core.Safety;

public sealed class RuleChecksTests
{
    private static RuleDefinition Rule => new("sale", "pressure", Severity.Minor, JudgedText.Reply, "Speaks of a sale.");

    private static RuleDefinition Words(params string[] phrases) => Rule with { Kind = RuleKind.Words, Phrases = phrases };

    private static RuleDefinition Expression(string pattern) => Rule with { Kind = RuleKind.Expression, Pattern = pattern };

    public static TheoryData<string, RuleDefinition> Wrong => new()
    {
        { "name", Words("sale") with { Name = "Big Sale" } },
        { "name", Words("sale") with { Name = new string('a', 41) } },
        { "category", Words("sale") with { Category = " " } },
        { "why", Words("sale") with { Why = new string('w', 201) } },
        { "why", Words("sale") with { Why = "a\0b" } },
        { "phrases", Words() },
        { "phrases", Words("Rebaja") },
        { "phrases", Words("promoción") },
        { "phrases", Words("sale!") },
        { "phrases", Words([.. Enumerable.Range(0, 301).Select(i => $"word{i}")]) },
        { "pattern", Expression("") },
        { "pattern", Expression("(") },
        { "pattern", Expression("a*") },
        { "pattern", Expression(@"(a)\1") },
        { "pattern", Expression("(?=a)b") },
        { "pattern", Expression("((a{500}){500}){500}") },
        { "pattern", Expression(new string('a', 2001)) },
        { "except", Words("sale") with { Except = "[" } },
        { "shape", Rule with { Kind = RuleKind.Number } },
        { "allowed_hosts", Rule with { Kind = RuleKind.Link, AllowedHosts = ["https://example.com"] } },
        { "longer_than", Rule with { Kind = RuleKind.Length } },
        { "longer_than", Rule with { Kind = RuleKind.Length, LongerThan = 4096 } },
        { "kind", Rule with { Kind = (RuleKind)99 } },
        { "caught", Words("sale") with { Caught = ["the sail is up"] } },
        { "passed", Words("sale") with { Passed = ["The SALE is on"] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_rule_is_refused_by_its_field(string field, RuleDefinition rule) => Assert.Equal(field, RuleChecks.Check(rule)?.Field);

    [Fact]
    public void Every_rule_that_ships_may_be_stored_and_has_examples_both_ways() => Assert.All(StarterRules.All, rule =>
    {
        Assert.Null(RuleChecks.Check(rule));
        Assert.NotEmpty(rule.Caught);
        Assert.NotEmpty(rule.Passed);
    });

    [Fact]
    public void A_rule_that_is_right_about_its_examples_may_be_stored() =>
        Assert.Null(RuleChecks.Check(Words("big sale") with { Caught = ["Our BIG  sale!"], Passed = ["a big sail"] }));

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*a){12}")]
    [InlineData("([a-z]+)*[0-9]")]
    public void No_rule_that_may_be_stored_can_make_a_page_wait(string pattern)
    {
        Assert.Null(RuleChecks.Check(Expression(pattern)));
        var constitution = new Constitution([Expression(pattern)]);
        var started = Stopwatch.GetTimestamp();
        constitution.Judge("", [new string('a', 10_000) + "!"]);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5), "the expression backtracks");
    }

    [Theory]
    [InlineData("see https://example.com/a", true)]
    [InlineData("see https://shop.example.com/a", true)]
    [InlineData("see https://example.com.evil.net/a", false)]
    [InlineData("see https://example.com@evil.net/a", false)]
    [InlineData("see notexample.com", false)]
    public void A_link_to_an_allowed_host_passes(string text, bool passes)
    {
        var links = new Constitution([Rule with { Kind = RuleKind.Link, AllowedHosts = ["example.com"] }]);
        Assert.Equal(passes, links.Judge("", [text]).Findings.Count == 0);
    }

    [Fact]
    public void A_text_longer_than_the_rule_allows_is_found_whole()
    {
        var longer = new Constitution([Rule with { Kind = RuleKind.Length, LongerThan = 10 }]);
        Assert.Empty(longer.Judge("", ["0123456789"]).Findings);
        Assert.Equal((0, 11), longer.Judge("", ["0123456789a"]).Findings.Select(f => (f.Start, f.Length)).Single());
    }

    [Fact]
    public void A_rule_that_is_switched_off_finds_nothing() =>
        Assert.Empty(new Constitution([Words("sale") with { Enabled = false }]).Judge("", ["sale"]).Findings);
}
