using Nadia.Core.Review.Checks;
using Nadia.Tests.Support;

namespace Nadia.Tests.Core.Review;

public sealed class KnownBadDraftRulesTests
{
    [Fact]
    public void A_rule_that_is_broken_names_its_field()
    {
        (string Field, KnownBadDraftEdit Edit)[] broken =
        [
            ("customer_words", CheckArrange.Refund with { CustomerWords = " " }),
            ("customer_words", CheckArrange.Refund with { CustomerWords = "a\0b" }),
            ("bubbles", CheckArrange.Refund with { Bubbles = [] }),
            ("bubbles", CheckArrange.Refund with { Bubbles = [.. Enumerable.Repeat("x", 11)] }),
            ("bubbles", CheckArrange.Refund with { Bubbles = [.. Enumerable.Repeat(new string('x', 1000), 4)] }),
            ("bubbles[0]", CheckArrange.Refund with { Bubbles = [" "] }),
            ("fault", CheckArrange.Refund with { Fault = "" }),
            ("bad_words", CheckArrange.Refund with { BadWords = "not in the reply" }),
            ("language", CheckArrange.Refund with { Language = "de" }),
            ("category", CheckArrange.Refund with { Category = (CheckCategory)99 }),
        ];
        Assert.All(broken, each => Assert.Equal(each.Field, KnownBadDraftRules.Check(each.Edit)?.Field));
    }

    [Fact]
    public void What_ships_keeps_the_rules_and_each_example_has_an_id_of_its_own()
    {
        Assert.All(StarterKnownBadDrafts.All, example => Assert.Null(KnownBadDraftRules.Check(example.Edit)));
        Assert.Equal(10, StarterKnownBadDrafts.All.Select(e => e.Id).Distinct().Count());
        Assert.Null(KnownBadDraftRules.Check(CheckArrange.Refund with { BadWords = null }));
    }
}
