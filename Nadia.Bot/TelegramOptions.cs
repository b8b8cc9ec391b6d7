namespace Nadia.Bot;

/// <summary>The business's Telegram login; the section <c>Telegram</c>.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>From https://my.telegram.org/apps; above 0.</summary>
    public int ApiId { get; set; }

    /// <summary>From the same page; 32 hexadecimal digits. A secret.</summary>
    public string? ApiHash { get; set; }

    /// <summary>With the country code, as in +4930123456. Never logged.</summary>
    public string? PhoneNumber { get; set; }

    /// <summary>Another MTProto server, such as <c>2&gt;127.0.0.1:4430</c> (data centre, address, port); null for Telegram's own.</summary>
    public string? ServerAddress { get; set; }

    /// <summary>The file with that server's RSA public key, PEM.</summary>
    public string? ServerPublicKeyFile { get; set; }

    /// <summary>True once somebody has given an application's id and hash; the phone number may also be typed in Settings.</summary>
    public bool IsConfigured => ApiId != 0 || !string.IsNullOrWhiteSpace(ApiHash);

    /// <summary>What keeps these settings from working, as a sentence; null when nothing does.</summary>
    public string? Problem => (ApiId, ApiHash) switch
    {
        (0, null or "") => "Telegram__ApiId and Telegram__ApiHash are not set; https://my.telegram.org/apps gives them.",
        ( <= 0, _) => "Telegram__ApiId must be the number that https://my.telegram.org/apps gives.",
        (_, null) => "Telegram__ApiHash is not set.",
        _ when ApiHash.Length != 32 || !ApiHash.All(char.IsAsciiHexDigit) => "Telegram__ApiHash must be 32 hexadecimal digits.",
        _ when ServerPublicKeyFile is { Length: > 0 } file && !File.Exists(file) => "Telegram__ServerPublicKeyFile names a file that does not exist.",
        _ => null,
    };
}
