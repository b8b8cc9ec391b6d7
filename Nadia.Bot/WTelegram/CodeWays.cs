using Nadia.Core.Common;
using TL;

namespace Nadia.Bot.WTelegram;

/// <summary>Says where Telegram sends a login code (https://core.telegram.org/type/auth.SentCodeType), as a phrase.</summary>
internal static class CodeWays
{
    public static string Of(Auth_SentCodeType type) => type switch
    {
        Auth_SentCodeTypeApp => Words.Of("in a message from Telegram, in the Telegram app on another device"),
        Auth_SentCodeTypeFragmentSms => Words.Of("to your anonymous number at fragment.com"),
        Auth_SentCodeTypeSms or Auth_SentCodeTypeSmsWord or Auth_SentCodeTypeSmsPhrase => Words.Of("in a text message"),
        Auth_SentCodeTypeMissedCall missed => Words.Fill($"by a missed call: the code is the last {missed.length} digits of the number that rings"),
        Auth_SentCodeTypeCall or Auth_SentCodeTypeFlashCall => Words.Of("by a phone call"),
        Auth_SentCodeTypeEmailCode => Words.Of("to the login e-mail of the account"),
        _ => Words.Of("by Telegram"),
    };

    /// <summary>Where the next code would go.</summary>
    public static string Of(Auth_CodeType next) => next switch
    {
        Auth_CodeType.Sms => Words.Of("in a text message"),
        Auth_CodeType.FragmentSms => Words.Of("to your anonymous number at fragment.com"),
        _ => Words.Of("by a phone call"),
    };
}
