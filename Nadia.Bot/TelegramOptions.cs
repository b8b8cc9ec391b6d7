using System.Globalization;

namespace Nadia.Bot;

/// <summary>The business's Telegram login; the section <c>Telegram</c>.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>From https://my.telegram.org/apps; a number above 0, kept as text so that a slip is said in the account's state and stops nothing.</summary>
    public string? ApiId { get; set; }

    /// <summary>From the same page; 32 hexadecimal digits. A secret.</summary>
    public string? ApiHash { get; set; }

    /// <summary>With the country code, as in +4930123456. Never logged.</summary>
    public string? PhoneNumber { get; set; }

    /// <summary>Another MTProto server, such as <c>2&gt;127.0.0.1:4430</c> (data centre, address, port); null for Telegram's own.</summary>
    public string? ServerAddress { get; set; }

    /// <summary>The file with that server's RSA public key, PEM.</summary>
    public string? ServerPublicKeyFile { get; set; }

    /// <summary><see cref="ApiId"/> as the number it should be; 0 when it is none.</summary>
    public int ApplicationId => int.TryParse(ApiId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>True once somebody has given an application's id and hash; the phone number may also be typed in Settings.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(ApiId) || !string.IsNullOrWhiteSpace(ApiHash);

    /// <summary>What keeps these settings from working, as a sentence; null when nothing does.</summary>
    public string? Problem => ApiHash switch
    {
        _ when !IsConfigured => "Telegram__ApiId and Telegram__ApiHash are not set; https://my.telegram.org/apps gives them.",
        _ when ApplicationId == 0 => "Telegram__ApiId must be the number that https://my.telegram.org/apps gives.",
        null or "" => "Telegram__ApiHash is not set.",
        _ when ApiHash.Length != 32 || !ApiHash.All(char.IsAsciiHexDigit) => "Telegram__ApiHash must be 32 hexadecimal digits.",
        _ when ServerPublicKeyFile is { Length: > 0 } file && !File.Exists(file) => "Telegram__ServerPublicKeyFile names a file that does not exist.",
        _ => null,
    };
}
