namespace Nadia.Core.Accounts;

/// <summary>How stored sessions are encrypted; the section <c>Telegram</c>.</summary>
public sealed class AccountSecretOptions
{
    /// <summary>
    /// Any text, the longer the better. Null: the installation's data-protection key is used, which lives in the same database.
    /// </summary>
    public string? SessionKey { get; set; }
}
