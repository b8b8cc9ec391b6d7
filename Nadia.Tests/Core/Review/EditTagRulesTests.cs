using Nadia.Core.Review.Labels;

namespace Nadia.Tests.Core.Review;

public sealed class EditTagRulesTests
{
    [Theory]
    [InlineData("Fact fixed", "fact  FIXED")]
    [InlineData("Fact fixed", "Factfixed")]
    [InlineData("Más cálido", "MÁS\u00a0CÁLIDO")]
    public void Labels_that_differ_only_in_case_and_space_are_the_same(string one, string other) =>
        Assert.Equal(EditTagRules.Key(one), EditTagRules.Key(other));

    [Fact]
    public void Other_words_are_other_labels() => Assert.NotEqual(EditTagRules.Key("Warmer"), EditTagRules.Key("Calmer"));

    [Theory]
    [InlineData("tone", "More playful", "TONE_MORE_PLAYFUL")]
    [InlineData("content", "Política añadida", "CONTENT_POLITICA_ANADIDA")]
    [InlineData("call-to-action", "Предложение", "CTA_TAG")]
    [InlineData("tone", "Warmer", "TONE_WARMER_2")]
    public void A_code_is_made_of_family_and_label(string family, string label, string code) =>
        Assert.Equal(code, EditTagRules.NewCode(family, label, new HashSet<string> { "TONE_WARMER" }));

    [Fact]
    public void A_code_is_never_longer_than_a_review_may_hold() =>
        Assert.True(EditTagRules.NewCode("structure", new string('x', EditTagRules.MaxLabel), new HashSet<string>()).Length <= 50);

    [Theory]
    [InlineData(LabelUse.Required, LabelUse.Optional, LabelUse.Optional, "quality_score")]
    [InlineData(LabelUse.Optional, LabelUse.Required, LabelUse.Optional, "reviewer_notes")]
    [InlineData(LabelUse.Optional, LabelUse.Optional, LabelUse.Required, "edit_tags")]
    public void What_is_required_and_missing_is_named(LabelUse quality, LabelUse notes, LabelUse tags, string field)
    {
        LabelUses uses = new(quality, notes, tags);
        Assert.Equal(field, uses.Check(null, " ", [], changed: true)?.Field);
        Assert.Null(uses.Check(3, "fine", ["TONE_WARMER"], changed: true));
    }

    [Fact]
    public void Tags_are_not_asked_of_a_text_that_nobody_changed() =>
        Assert.Null(new LabelUses(LabelUse.Hidden, LabelUse.Hidden, LabelUse.Required).Check(null, null, [], changed: false));
}
