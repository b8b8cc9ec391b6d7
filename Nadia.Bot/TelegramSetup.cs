using Nadia.Core.Accounts;

namespace Nadia.Bot;

/// <summary>Under which application NADIA talks with Telegram, and who said so.</summary>
/// <param name="Keys">Null when there is none that works; then <paramref name="Problem"/> says why.</param>
/// <param name="FromEnvironment">True when <c>Telegram__ApiId</c> and <c>Telegram__ApiHash</c> decide: they win over Settings.</param>
/// <param name="Stored">What was entered in Settings; null when nothing was, or when the environment decides.</param>
/// <param name="Problem">What a person has to do, as a sentence; null when nothing is in the way.</param>
public sealed record TelegramSetup(ApplicationKeys? Keys, bool FromEnvironment, StoredKeys? Stored, string? Problem);
