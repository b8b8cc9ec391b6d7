using Nadia.Core.Drafting.Templates;
using Nadia.Core.Review.Editing;
using Nadia.Core.Safety;

namespace Nadia.Tests.Core.Review;

public sealed class TagSuggestionsTests
{
    private const string Offer = "Shall we book it? It takes two minutes.";

    [Theory]
    [InlineData("We have it in blue and we have it in green too.", "We have it in blue.", "STRUCT_SHORTER")]
    [InlineData("We have it.", "We have it in blue and also in green.", "STRUCT_LONGER")]
    [InlineData("We have it. Which size?", "We have it.|Which size?", "STRUCT_SPLIT")]
    [InlineData("We have it.|Which size?", "We have it. Which size?", "STRUCT_MERGED")]
    [InlineData("First.|Second.|Third.", "Second.|First.|Third.", "STRUCT_REORDERED")]
    [InlineData("We have it in blue.", "We have it in blue?", "CONTENT_QUESTION_ADDED LANG_SPELLING")]
    [InlineData("It is blue. Is that right for you?", "It is blue and it suits you.", "CONTENT_QUESTION_REMOVED")]
    [InlineData("We recieve it on monday.", "We receive it on Monday.", "LANG_SPELLING")]
    [InlineData("Thank you, we have it in your size.", "Gracias, lo tenemos en su talla y en el color.", "LANG_SWITCHED")]
    [InlineData("It is not here.", "It is now here.", "")]
    [InlineData("Hello there.", "Hello  there. ", "")]
    public void The_change_suggests_its_labels(string draft, string final, string codes) =>
        Assert.Equal(codes, string.Join(' ', Of(draft, final)));

    [Fact]
    public void A_call_to_action_is_named_by_its_level()
    {
        Assert.Contains("CTA_DIRECT", Of("Hello.", $"Hello.|{Offer}"));
        Assert.Contains("CTA_REMOVED", Of($"Hello.|{Offer}", "Hello."));
        Assert.DoesNotContain("CTA_DIRECT", Of($"Hello.|{Offer}", $"Hello you.|{Offer}"));
    }

    [Fact]
    public void Unsafe_text_counts_as_removed_when_its_rule_finds_nothing_any_more()
    {
        Finding promise = new("promise", "promises", Severity.Minor, JudgedText.Reply, "why", 0, 4, 0);
        Finding asked = promise with { Rule = "asks-if-bot", In = JudgedText.Inbound, Bubble = null };
        Assert.Contains("CONTENT_UNSAFE_REMOVED", TagSuggestions.Of(Facts("I promise it.", "It should fit.") with { DraftFindings = [promise] }));
        Assert.DoesNotContain("CONTENT_UNSAFE_REMOVED", TagSuggestions.Of(Facts("I promise it.", "I promise that.") with { DraftFindings = [promise], FinalFindings = [promise] }));
        Assert.DoesNotContain("CONTENT_UNSAFE_REMOVED", TagSuggestions.Of(Facts("Hello there you.", "Hello to you.") with { DraftFindings = [asked] }));
    }

    private static IReadOnlyList<string> Of(string draft, string final) => TagSuggestions.Of(Facts(draft, final));

    private static EditFacts Facts(string draft, string final) =>
        new(draft.Split('|'), final.Split('|'), [], [], [(ReplyTemplateLevel.Direct, Offer)]);
}
