using Nadia.Core.Conversations;

namespace Nadia.Tests.Core.Conversations;

public sealed class PhotoRulesTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("89504E470D0A1A0A0000", "image/png")]
    [InlineData("524946461234567857454250565038", "image/webp")]
    [InlineData("474946383961", null)]
    [InlineData("3C7376673E", null)]
    [InlineData("52494646123456785741564556503800", null)]
    [InlineData("FFD8", null)]
    [InlineData("", null)]
    public void Only_three_kinds_of_bytes_are_a_photo(string bytes, string? type) =>
        Assert.Equal(type, PhotoRules.ContentType(Convert.FromHexString(bytes)));
}
