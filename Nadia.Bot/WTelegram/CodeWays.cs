using TL;

namespace Nadia.Bot.WTelegram;

/// <summary>Says where Telegram sends a login code (https://core.telegram.org/type/auth.SentCodeType), as a phrase.</summary>
internal static class CodeWays
{
    public static string Of(Auth_SentCodeType type) => type switch
    {
        Auth_SentCodeTypeApp => "in a message from Telegram, in the Telegram app on another device",
        Auth_SentCodeTypeFragmentSms => "to your anonymous number at fragment.com",
        Auth_SentCodeTypeSms or Auth_SentCodeTypeSmsWord or Auth_SentCodeTypeSmsPhrase => "in a text message",
        Auth_SentCodeTypeMissedCall missed => $"by a missed call: the code is the last {missed.length} digits of the number that rings",
        Auth_SentCodeTypeCall or Auth_SentCodeTypeFlashCall => "by a phone call",
        Auth_SentCodeTypeEmailCode => "to the login e-mail of the account",
        _ => "by Telegram",
    };

    /// <summary>Where the next code would go.</summary>
    public static string Of(Auth_CodeType next) => next switch
    {
        Auth_CodeType.Sms => "in a text message",
        Auth_CodeType.FragmentSms => "to your anonymous number at fragment.com",
        _ => "by a phone call",
    };
}
