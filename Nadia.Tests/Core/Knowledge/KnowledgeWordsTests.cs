using Nadia.Core.Knowledge;

namespace Nadia.Tests.Core.Knowledge;

public sealed class KnowledgeWordsTests
{
    [Theory]
    [InlineData("Hi! Thanks, bye", "")]
    [InlineData("¡Hola! Buenos días, gracias", "")]
    [InlineData("Hello, do you ship to Bogotá?", "do you ship to bogota")]
    [InlineData("ship SHIP Ship", "ship")]
    [InlineData("'; DROP TABLE drafts; --", "drop table drafts")]
    public void Greetings_and_thanks_ask_for_nothing(string text, string words) => Assert.Equal(words, KnowledgeWords.Of(text));

    [Fact]
    public void A_flood_of_words_is_cut() => Assert.Equal(40, KnowledgeWords.Of(string.Join(' ', Enumerable.Range(100, 500))).Split(' ').Length);

    [Fact]
    public void At_most_three_passages_and_two_thousand_characters_are_chosen()
    {
        var hits = Enumerable.Range(1, 5).Select(i => new PassageHit(i, 1, "T", new string('a', 700), 3, 5, 0.3f)).ToList();
        Assert.Equal([1L, 2L], KnowledgeSearch.Choose(hits).Select(p => p.PassageId));
        Assert.Equal(3, KnowledgeSearch.Choose([.. hits.Select(h => h with { Text = "short" })]).Count);
    }

    [Theory]
    [InlineData(1, 5, 0.1f, false)]
    [InlineData(1, 5, 1.0f, true)]
    [InlineData(2, 9, 0.2f, true)]
    [InlineData(1, 2, 0.1f, true)]
    public void A_passage_needs_two_of_the_words_or_one_in_a_heading(int matched, int asked, float rank, bool chosen) =>
        Assert.Equal(chosen ? 1 : 0, KnowledgeSearch.Choose([new(1, 1, "T", "text", matched, asked, rank)]).Count);
}
