using Nadia.Core.Drafting;

namespace Nadia.Tests.Core.Drafting;

public sealed class BubbleTextTests
{
    [Theory]
    [InlineData("""{"bubbles": ["One.", "Two?"]}""")]
    [InlineData("```json\n{\"bubbles\": [\"One.\", \"Two?\",]}\n```")]
    [InlineData("""Here you are: {"bubbles": [" One. ", "", "Two?", 5, null]} Enjoy!""")]
    [InlineData("""["One.", "Two?"]""")]
    [InlineData("""{"bubbles": [{"text": "One."}, {"text": "Two?"}]}""")]
    public void Bubbles_are_read_from_what_models_write(string answer) => Assert.Equal(["One.", "Two?"], BubbleText.Read(answer, "unused"));

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("{\"bubbles\": ")]
    [InlineData("""{"bubbles": []}""")]
    [InlineData("""{"answer": "x"}""")]
    [InlineData("[{]")]
    public void Otherwise_the_reply_is_split_at_its_sentences(string answer)
    {
        var reply = string.Concat(Enumerable.Repeat("This is a sentence of some length, just long enough to stand alone here. ", 3));
        Assert.Equal(Enumerable.Repeat("This is a sentence of some length, just long enough to stand alone here.", 3), BubbleText.Read(answer, reply));
    }

    [Fact]
    public void There_are_never_more_than_ten_and_none_is_too_long_or_empty()
    {
        var answer = System.Text.Json.JsonSerializer.Serialize(new { bubbles = Enumerable.Range(1, 14).Select(i => $"b{i}").Prepend(new string('x', 9000)) });
        var bubbles = BubbleText.Read(answer, "unused");
        Assert.Equal(10, bubbles.Count);
        Assert.All(bubbles, b => Assert.InRange(b.Length, 1, 4096));
        Assert.Equal(new string('x', 9000), bubbles[0] + bubbles[1] + bubbles[2]);
        Assert.EndsWith("b14", bubbles[9], StringComparison.Ordinal);
    }

    [Fact]
    public void What_postgresql_cannot_hold_is_repaired()
    {
        Assert.Equal(["ab"], BubbleText.Read("{\"bubbles\": [\"a\\u0000b\"]}", "unused"));
        Assert.Equal(["The reply."], BubbleText.Read("{\"bubbles\": [\"half a character: \\ud800\"]}", "The reply."));
        Assert.Equal("ab\ufffd", BubbleText.Storable("ab\ud800"));
        Assert.Equal("Hi.", BubbleText.Storable("<think>Is it a bot?</think>\n\nHi.\0"));
    }

    [Fact]
    public void An_answer_without_a_word_is_a_failure()
    {
        Assert.Throws<EmptyAnswerException>(() => BubbleText.Storable(" \0 "));
        Assert.Throws<EmptyAnswerException>(() => BubbleText.Storable("<think>hm</think>"));
    }

    [Fact]
    public void Splitting_keeps_every_word_and_makes_at_most_four()
    {
        var text = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"Sentence number {i} is here! Is it 3.5 or “so.”?"));
        var bubbles = BubbleSplitter.Split(text);
        Assert.InRange(bubbles.Count, 1, 4);
        Assert.Equal(text, string.Join(' ', bubbles));
    }
}
