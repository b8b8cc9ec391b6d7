namespace Nadia.Bot.Login;

/// <summary>Telegram would send a new code.</summary>
/// <param name="SentTo">Where, as a phrase: "in a text message".</param>
/// <param name="NotBefore">Telegram allows it from then on.</param>
public sealed record CodeResend(string SentTo, DateTimeOffset NotBefore);
