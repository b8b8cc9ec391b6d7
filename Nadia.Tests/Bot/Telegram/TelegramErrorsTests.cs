using System.Net.Sockets;
using Nadia.Bot;

namespace Nadia.Tests.Bot.Telegram;

/// <summary>Expected meanings are those of https://core.telegram.org/api/errors and of messages.sendMessage's own list.</summary>
public sealed class TelegramErrorsTests
{
    [Theory]
    [InlineData("FLOOD_WAIT_X", 61)]
    [InlineData("SLOWMODE_WAIT_X", 30)]
    [InlineData("FLOOD_WAIT_X", 0, 1)]
    [InlineData("FLOOD_OF_A_NEW_KIND", -1, 60)]
    public void A_wait_is_the_whole_accounts_and_never_short_enough_to_spin(string error, int seconds, int? waited = null)
    {
        var waits = Assert.IsType<SendResult.AccountWaits>(TelegramErrors.OfSending(420, error, seconds));
        Assert.Equal((TimeSpan.FromSeconds(waited ?? seconds), error), (waits.Wait, waits.Error));
    }

    [Theory]
    [InlineData(400, "USER_IS_BLOCKED")]
    [InlineData(400, "INPUT_USER_DEACTIVATED")]
    [InlineData(400, "MESSAGE_TOO_LONG")]
    [InlineData(400, "PEER_ID_INVALID")]
    [InlineData(403, "CHAT_WRITE_FORBIDDEN")]
    [InlineData(406, "PRIVACY_PREMIUM_REQUIRED")]
    public void What_concerns_one_customer_or_bubble_refuses_that_bubble(int code, string error) =>
        Assert.IsType<SendResult.Refused>(TelegramErrors.OfSending(code, error, -1));

    [Theory]
    [InlineData(400, "PEER_FLOOD")]
    [InlineData(401, "AUTH_KEY_UNREGISTERED")]
    [InlineData(401, "SESSION_REVOKED")]
    [InlineData(401, "USER_DEACTIVATED_BAN")]
    [InlineData(406, "AUTH_KEY_DUPLICATED")]
    [InlineData(404, "Auth key not found")]
    [InlineData(420, "FROZEN_METHOD_INVALID")]
    [InlineData(406, "FROZEN_METHOD_INVALID")]
    [InlineData(400, "FROZEN_PARTICIPANT_MISSING")]
    public void What_concerns_the_account_stops_the_account(int code, string error)
    {
        Assert.IsType<SendResult.AccountStopped>(TelegramErrors.OfSending(code, error, -1));
        Assert.NotNull(TelegramErrors.Stops(code, error));
    }

    [Theory]
    [InlineData(500, "RPC_CALL_FAIL")]
    [InlineData(-503, "Timeout")]
    public void A_failure_of_the_server_leaves_it_unknown_whether_the_bubble_went_out(int code, string error)
    {
        Assert.Null(TelegramErrors.OfSending(code, error, -1));
        Assert.Null(TelegramErrors.Stops(code, error));
    }

    [Fact]
    public void A_ban_and_an_ended_session_are_told_apart()
    {
        Assert.Contains("banned", TelegramErrors.Stops(401, "USER_DEACTIVATED_BAN"), StringComparison.Ordinal);
        Assert.Contains("Sign in again", TelegramErrors.Stops(401, "SESSION_REVOKED"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_failure_is_a_sentence_without_addresses()
    {
        var refused = new IOException("to 10.1.2.3:443", new SocketException((int)SocketError.ConnectionRefused));
        Assert.Equal("Telegram's server cannot be reached.", TelegramErrors.OfConnecting(refused));
        Assert.Equal("Telegram's server did not answer in time.", TelegramErrors.OfConnecting(new TimeoutException("10.1.2.3")));
        Assert.DoesNotContain("10.1.2.3", TelegramErrors.OfConnecting(new InvalidDataException("from 10.1.2.3")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, "90 seconds")]
    [InlineData(600, "10 minutes")]
    [InlineData(86400, "24 hours")]
    public void A_login_flood_says_how_long_to_wait(int seconds, string told) =>
        Assert.Contains(told, TelegramErrors.OfLogin(420, "FLOOD_WAIT_X", seconds), StringComparison.Ordinal);

    [Theory]
    [InlineData("FROZEN_METHOD_INVALID", "frozen")]
    [InlineData("FLOOD_OF_A_NEW_KIND", "FLOOD_OF_A_NEW_KIND")]
    public void A_login_is_told_of_a_wait_only_when_Telegram_names_one(string error, string told)
    {
        var said = TelegramErrors.OfLogin(420, error, -1);
        Assert.Contains(told, said, StringComparison.Ordinal);
        Assert.DoesNotContain("wait", said, StringComparison.Ordinal);
    }
}
