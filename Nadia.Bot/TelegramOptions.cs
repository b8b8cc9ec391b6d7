using Nadia.Core.Accounts;

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

    /// <summary>True once the environment gives an application's id or hash: then what was entered in Settings does not count.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(ApiId) || !string.IsNullOrWhiteSpace(ApiHash);

    /// <summary>What keeps these settings from working, as a sentence; null when nothing does.</summary>
    public string? Problem => this switch
    {
        { ServerPublicKeyFile: { Length: > 0 } file } when !File.Exists(file) => "Telegram__ServerPublicKeyFile names a file that does not exist.",
        { IsConfigured: false } => null,
        _ when ApplicationKeyRules.IdOf(ApiId) == 0 => "Telegram__ApiId must be the number that https://my.telegram.org/apps gives.",
        _ when string.IsNullOrWhiteSpace(ApiHash) => "Telegram__ApiHash is not set.",
        _ when ApplicationKeyRules.CheckHash(ApiHash) is not null => "Telegram__ApiHash must be 32 hexadecimal digits.",
        _ => null,
    };

    /// <summary>The environment's id and hash; null when they are not given or cannot work.</summary>
    public ApplicationKeys? Keys => IsConfigured && Problem is null ? new(ApplicationKeyRules.IdOf(ApiId), ApiHash!.Trim()) : null;
}
