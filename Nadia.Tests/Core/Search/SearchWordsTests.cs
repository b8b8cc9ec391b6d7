using Nadia.Core.Search;

namespace Nadia.Tests.Core.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Señor GARCÍA", "senor & garcia:*")]
    [InlineData("  blue  ", "blue:*")]
    [InlineData("a & b | !c:*", "a & b & c:*")]
    [InlineData("50%", "50:*")]
    public void What_is_typed_becomes_folded_words_without_operators(string typed, string query) => Assert.Equal(query, SearchWords.Of(typed)!.Query);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("!? --")]
    public void Nothing_but_signs_is_no_search(string? typed) => Assert.Null(SearchWords.Of(typed));

    [Fact]
    public void Every_hit_is_marked_and_the_text_stays_as_it_was()
    {
        const string text = "¿Tienes el vestido azul? <b>Azulado</b>, no AZÚL.";
        var pieces = SearchWords.Of("azul")!.Mark(text);
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal(["azul", "Azulado", "AZÚL"], pieces.Where(p => p.IsHit).Select(p => p.Text));
    }

    [Fact]
    public void Only_the_last_word_may_be_a_beginning()
    {
        var pieces = SearchWords.Of("blue dres")!.Mark("blueish blue dresses");
        Assert.Equal(["blue", "dresses"], pieces.Where(p => p.IsHit).Select(p => p.Text));
    }

    [Fact]
    public void A_long_text_is_cut_to_the_neighbourhood_of_the_first_hit()
    {
        var text = $"{new string('x', 500)} needle {new string('y', 500)}";
        var pieces = SearchWords.Of("needle")!.MarkExcerpt(text, 90);
        Assert.Contains(("needle", true), pieces);
        Assert.Equal(92, pieces.Sum(p => p.Text.Length));
        Assert.StartsWith("…", pieces[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_accented_letter_has_a_plain_one() => Assert.Equal(SearchWords.Accented.Length, SearchWords.Plain.Length);
}
