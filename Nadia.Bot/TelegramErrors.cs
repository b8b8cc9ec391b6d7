using System.Globalization;
using System.Net.Sockets;
using Nadia.Core.Common;

namespace Nadia.Bot;

/// <summary>
/// What Telegram's errors mean for a bubble and for the account (https://core.telegram.org/api/errors and
/// https://core.telegram.org/method/messages.sendMessage#possible-errors).
/// </summary>
public static class TelegramErrors
{
    /// <summary>Both of its errors speak of this account, not of the customer's (https://core.telegram.org/api/auth#frozen-accounts).</summary>
    private const string Frozen =
        "Telegram has frozen this account: it can only read. The Telegram app shows why and how to appeal (@SpamBot); resume the account once Telegram has lifted it.";

    /// <summary>How long an account rests when Telegram says "too much" (420) and names no time.</summary>
    private static readonly TimeSpan UnnamedWait = TimeSpan.FromMinutes(1);

    /// <param name="code">The error's code, as HTTP's.</param>
    /// <param name="error">Its name with the number replaced by X, as in <c>FLOOD_WAIT_X</c>.</param>
    /// <param name="x">That number; below 0 when there is none.</param>
    /// <returns>Null when it is unknown whether the bubble went out: send again with the same random id.</returns>
    public static SendResult? OfSending(int code, string error, int x) => code switch
    {
        _ when Stops(code, error) is { } reason => new SendResult.AccountStopped(error, reason),
        _ when WaitOf(code, x) is { } wait => new SendResult.AccountWaits(wait, error, string.Create(
            CultureInfo.InvariantCulture, $"Telegram asks to wait {wait.TotalSeconds} s before the next message ({error}).")),
        420 => new SendResult.AccountWaits(UnnamedWait, error, $"Telegram takes no message at the moment ({error}): it is tried again in a minute."),
        400 or 403 or 406 => new SendResult.Refused(Refusal(error)),
        _ => null,
    };

    /// <summary>How long Telegram wants nothing asked of it, at least 1 s; null when the error names no time.</summary>
    public static TimeSpan? WaitOf(int code, int x) => code == 420 && x >= 0 ? TimeSpan.FromSeconds(Math.Max(x, 1)) : null;

    /// <summary>Why the account cannot go on; null when it can.</summary>
    public static string? Stops(int code, string error) => (code, error) switch
    {
        (_, "FROZEN_METHOD_INVALID" or "FROZEN_PARTICIPANT_MISSING") => Frozen,
        (_, "PEER_FLOOD") => "Telegram has limited this account for writing to too many people (PEER_FLOOD). Ask @SpamBot when it ends.",
        (_, "USER_DEACTIVATED_BAN" or "PHONE_NUMBER_BANNED") => "Telegram has banned this account.",
        (_, "USER_DEACTIVATED") => "This Telegram account was deleted.",
        (_, "AUTH_KEY_DUPLICATED") => "The session was used from two places at once, and Telegram has ended it. Sign in again in Settings.",
        (401, _) => "The session is no longer valid: it was ended from another device. Sign in again in Settings.",
        (404, _) => "Telegram no longer knows this session's key. Sign in again in Settings.",
        _ => null,
    };

    /// <summary>Why a login ended, as a sentence for the person who tried.</summary>
    public static string OfLogin(int code, string error, int x) => (code, error) switch
    {
        (420, _) when x >= 0 => OfWaiting(x),
        (_, "FROZEN_METHOD_INVALID" or "FROZEN_PARTICIPANT_MISSING") => StoredReason.Say(Frozen),
        (_, "PHONE_NUMBER_INVALID") => Words.Of("Telegram does not know this phone number."),
        (_, "PHONE_NUMBER_FLOOD" or "PHONE_PASSWORD_FLOOD") => Words.Of("There were too many tries with this number. Telegram allows the next one tomorrow."),
        (_, "PHONE_NUMBER_BANNED" or "USER_DEACTIVATED_BAN") => Words.Of("Telegram has banned this phone number."),
        (_, "API_ID_INVALID" or "API_ID_PUBLISHED_FLOOD") => Words.Of("Telegram does not accept this API id and hash: compare them with https://my.telegram.org/apps."),
        _ => Words.Fill($"Telegram refused the login ({error})."),
    };

    /// <summary>How long Telegram wants nothing asked of it.</summary>
    public static string OfWaiting(int seconds) => Words.Fill($"Telegram asks to wait {Wait(seconds)} before the next try.");

    /// <summary>Why a connection failed, as a sentence for people, without addresses or numbers.</summary>
    public static string OfConnecting(Exception failure) => failure switch
    {
        SocketException or IOException { InnerException: SocketException } => "Telegram's server cannot be reached.",
        TimeoutException => "Telegram's server did not answer in time.",
        { InnerException: { } inner } => OfConnecting(inner),
        _ => "The connection to Telegram broke.",
    };

    private static string Wait(int seconds) =>
        seconds < 120 ? Words.Fill($"{Math.Max(seconds, 1)} seconds")
        : seconds < 7200 ? Words.Fill($"{(seconds + 59) / 60} minutes") : Words.Fill($"{(seconds + 3599) / 3600} hours");

    private static string Refusal(string error) => error switch
    {
        "USER_IS_BLOCKED" or "YOU_BLOCKED_USER" => "One of the two has blocked the other on Telegram.",
        "INPUT_USER_DEACTIVATED" => "The customer has deleted their Telegram account.",
        "MESSAGE_TOO_LONG" => "The bubble is too long for Telegram.",
        "MESSAGE_EMPTY" => "The bubble is empty for Telegram.",
        "PEER_ID_INVALID" or "USER_ID_INVALID" => "Telegram does not let this account write to the customer before they have written to it.",
        "PRIVACY_PREMIUM_REQUIRED" => "The customer takes messages from Telegram Premium members only.",
        _ => $"Telegram refused the bubble ({error}).",
    };
}
