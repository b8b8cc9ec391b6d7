using Nadia.Bot;

namespace Nadia.Tests.Bot.Telegram;

public sealed class TelegramOptionsTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void Nothing_set_is_not_configured()
    {
        var options = new TelegramOptions();
        Assert.False(options.IsConfigured);
        Assert.Null(options.Keys);
    }

    [Theory]
    [InlineData(null, Hash)]
    [InlineData("seventeen", Hash)]
    [InlineData("0", Hash)]
    [InlineData("-5", Hash)]
    [InlineData("17", null)]
    [InlineData("17", "0123")]
    [InlineData("17", "zzzz456789abcdef0123456789abcdef")]
    public void Half_or_wrong_settings_are_configured_and_name_their_problem(string? id, string? hash)
    {
        var options = new TelegramOptions { ApiId = id, ApiHash = hash };
        Assert.True(options.IsConfigured);
        Assert.Contains("Telegram__", options.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_and_a_hash_are_enough() => Assert.Null(new TelegramOptions { ApiId = "17", ApiHash = Hash }.Problem);

    [Fact]
    public void A_key_file_that_is_not_there_is_said() => Assert.Contains(
        "ServerPublicKeyFile", new TelegramOptions { ApiId = "17", ApiHash = Hash, ServerPublicKeyFile = "no-such-file.pem" }.Problem, StringComparison.Ordinal);
}
