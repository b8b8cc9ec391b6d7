using Nadia.Core.Common;

namespace Nadia.Tests.Core.Common;

public sealed class PageKeyTests
{
    [Fact]
    public void A_key_comes_back_as_it_went()
    {
        var key = new PageKey(new(2026, 3, 2, 9, 0, 0, 123, 456, TimeSpan.Zero), "some~id");

        Assert.Equal(key, PageKey.Parse(key.ToString()).Value);
    }

    [Theory]
    [InlineData("nonsense!")]
    [InlineData("bm8gdGlsZGU")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OTk5OX4x")]
    public void A_word_that_no_page_gave_is_refused(string word) =>
        Assert.Equal("after", Assert.IsType<Invalid>(PageKey.Parse(word).Refusal).Field);

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_limit_outside_1_to_100_is_refused(int limit) => Assert.Equal("limit", PageKey.CheckLimit(limit)!.Field);
}
