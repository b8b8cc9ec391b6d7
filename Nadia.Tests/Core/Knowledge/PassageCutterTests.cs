using Nadia.Core.Knowledge;

namespace Nadia.Tests.Core.Knowledge;

public sealed class PassageCutterTests
{
    [Fact]
    public void Headings_begin_passages_and_are_named_with_those_above_them()
    {
        const string text = "Welcome.\n\n# Orders\nYou order online.\n\n## Returns\nThirty days.\n\n# Shop\nOpen daily.";
        Assert.Equal(
            [new("", "Welcome."), new("Orders", "You order online."), new("Orders › Returns", "Thirty days."), new CutPassage("Shop", "Open daily.")],
            PassageCutter.Cut(text));
    }

    [Fact]
    public void Short_paragraphs_are_put_together_and_long_ones_cut_at_sentences()
    {
        var sentence = "This is a sentence of some length that goes on. ";
        var text = "One.\n\nTwo.\n\n" + string.Concat(Enumerable.Repeat(sentence, 40));
        var passages = PassageCutter.Cut(text).Select(p => p.Text).ToList();
        Assert.Equal("One.\n\nTwo.", passages[0]);
        Assert.All(passages, p => Assert.InRange(p.Length, 1, PassageCutter.Longest));
        Assert.All(passages.Skip(1), p => Assert.EndsWith("goes on.", p, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(50_000, "a")]
    [InlineData(20_000, "👍")]
    [InlineData(9_000, "one two\n")]
    [InlineData(5_000, "# x\n\n")]
    public void Every_passage_stands_word_for_word_in_the_text_and_nothing_is_lost(int times, string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        var passages = PassageCutter.Cut(text).Select(p => p.Text).ToList();
        Assert.All(passages, p => Assert.InRange(p.Length, 1, PassageCutter.Longest));
        Assert.All(passages, p => Assert.True(!char.IsLowSurrogate(p[0]) && !char.IsHighSurrogate(p[^1])));
        if (!part.StartsWith('#')) Assert.Equal(Letters(text), passages.Sum(p => Letters(p)));
        Assert.Contains(passages.Count == 0 ? "" : passages[^1], text, StringComparison.Ordinal);
    }

    private static int Letters(string text) => text.Count(c => !char.IsWhiteSpace(c));
}
