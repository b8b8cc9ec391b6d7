namespace Nadia.Core.Accounts;

/// <summary>Who signed in, as Telegram says.</summary>
/// <param name="Id">The Telegram user id.</param>
/// <param name="Username">Without the @; null when the account has none.</param>
/// <param name="Phone">As <see cref="MaskedPhone"/> makes it, so that a number is never stored whole; null when it is not known.</param>
public sealed record TelegramPerson(string Id, string Name, string? Username = null, string? Phone = null);
