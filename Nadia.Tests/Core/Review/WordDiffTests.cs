using Nadia.Core.Review.Editing;

namespace Nadia.Tests.Core.Review;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("one two three four", "one two three four", 0)]
    [InlineData("one two three four", "one two three five", 25)]
    [InlineData("one two three four", "one two three", 25)]
    [InlineData("one two three", "one two three four", 25)]
    [InlineData("one two", "three four", 100)]
    [InlineData("one two", "three four five six", 100)]
    [InlineData("one  two", "one two", 0)]
    public void The_effort_is_the_share_of_words_put_in_taken_out_or_replaced(string draft, string final, int percent) =>
        Assert.Equal(percent, WordDiff.Effort([draft], [final]));

    [Fact]
    public void A_split_and_a_merge_are_a_change_of_one_word()
    {
        // Nine words and one end of a bubble: one in ten.
        const string first = "one two three four";
        const string second = "five six seven eight nine";
        Assert.Equal(10, WordDiff.Effort([$"{first} {second}"], [first, second]));
        Assert.Equal(10, WordDiff.Effort([first, second], [$"{first} {second}"]));
    }

    [Fact]
    public void Taking_out_here_and_putting_in_there_never_makes_more_than_all()
    {
        // Of 13 words "x y" and the end before them stay.
        Assert.Equal(77, WordDiff.Effort(["a b c d e f g h i j", "x y"], ["k", "x y", "l m n o p q"]));
    }

    [Fact]
    public void The_least_change_of_a_long_text_is_not_nothing()
    {
        var draft = string.Join(' ', Enumerable.Range(0, 1000));
        Assert.Equal(1, WordDiff.Effort([draft], [draft.Replace("500", "x", StringComparison.Ordinal)]));
    }

    [Fact]
    public void What_nobody_drafted_was_written_whole() => Assert.Equal(100, WordDiff.Effort([], ["Hello there"]));

    [Fact]
    public void The_longest_reply_is_measured_all_the_same()
    {
        var words = Enumerable.Range(0, 4000).Select(n => $"w{n}").ToList();
        Assert.Equal(0, WordDiff.Effort([string.Join(' ', words)], [string.Join(' ', words)]));
        Assert.Equal(50, WordDiff.Effort([string.Join(' ', words)], [string.Join(' ', words.Take(2000))]));
        Assert.Null(WordDiff.Between(string.Join(' ', words), "short"));
    }

    [Fact]
    public void The_pieces_are_the_new_text_with_what_went_out_of_it()
    {
        var pieces = WordDiff.Between("We have it in blue.", "We have two in blue today.")!;
        Assert.Equal("We have two in blue today.", string.Concat(pieces.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)));
        Assert.Equal("We have it in blue.", string.Concat(pieces.Where(p => p.Kind != DiffKind.Added).Select(p => p.Text)));
        Assert.Contains(new DiffPiece(DiffKind.Removed, "it"), pieces);
        Assert.Contains(new DiffPiece(DiffKind.Added, "two"), pieces);
    }
}
