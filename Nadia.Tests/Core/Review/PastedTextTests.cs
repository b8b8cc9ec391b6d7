using Nadia.Core.Review.Editing;

namespace Nadia.Tests.Core.Review;

public sealed class PastedTextTests
{
    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData("Hello\nthere", "Hello|there")]
    [InlineData("Hello\r\nthere\r\n", "Hello|there")]
    [InlineData("A list:\n- one\n- two\n\nShall I?", "A list:\n- one\n- two|Shall I?")]
    [InlineData("One\n \n\n\nTwo", "One|Two")]
    [InlineData("  \n\n ", "")]
    public void Blank_lines_part_bubbles_and_line_breaks_only_where_there_are_none(string text, string parts) =>
        Assert.Equal(parts, string.Join('|', PastedText.Parts(text, 10)));

    [Fact]
    public void What_finds_no_room_stays_together_in_the_last()
    {
        Assert.Equal(["1", "2", "3\n4"], PastedText.Parts("1\n2\n3\n4", 3));
        Assert.Equal(["1", "2\n\n3"], PastedText.Parts("1\n\n2\n\n3", 2));
        Assert.Equal(["1\n2"], PastedText.Parts("1\n2", 1));
    }
}
