using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Prompts.Starters;
using Nadia.Core.Drafting.Templates;

namespace Nadia.Tests.Core.Drafting;

public sealed class StarterPromptsTests
{
    /// <summary>A word is a token at least, so so many words are longer than the shortest prefix that providers keep.</summary>
    [Fact]
    public void What_is_sent_first_is_long_enough_for_a_providers_cache()
    {
        Assert.True(Words(StarterPrompts.Of(PromptKeys.Persona) + " " + StarterPrompts.Of(PromptKeys.Creative)) >= 1024);
        Assert.True(Words(StarterPrompts.Of(PromptKeys.Refine)) >= 1024);
    }

    [Fact]
    public void What_ships_may_be_saved_and_is_in_english_and_spanish()
    {
        foreach (var text in PromptKeys.All.Select(StarterPrompts.Of))
        {
            Assert.Null(PromptRules.Text(text));
            Assert.Equal(text, PromptRules.Tidy(text));
            Assert.Contains("Spanish", text + StarterPrompts.Of(PromptKeys.Refine), StringComparison.Ordinal);
        }

        Assert.Contains("¿", StarterPrompts.Of(PromptKeys.Creative), StringComparison.Ordinal);
        Assert.Contains("¿", StarterPrompts.Of(PromptKeys.Refine), StringComparison.Ordinal);
        Assert.Contains("the language of the customer's newest message", StarterPrompts.Of(PromptKeys.Persona), StringComparison.Ordinal);
    }

    [Fact]
    public void Four_templates_a_level_ship_in_english_and_in_spanish()
    {
        var groups = StarterReplyTemplates.All.GroupBy(t => (t.Language, t.Level)).ToList();
        Assert.Equal(6, groups.Count);
        Assert.Equal(["en", "es"], groups.Select(g => g.Key.Language).Distinct());
        Assert.All(groups, group => Assert.Equal([0, 1, 2, 3], group.Select(t => t.Position)));
        Assert.Distinct(StarterReplyTemplates.All.Select(t => t.Text));
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
