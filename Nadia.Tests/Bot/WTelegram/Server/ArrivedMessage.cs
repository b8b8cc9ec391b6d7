namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>A message of the business on a customer's phone.</summary>
internal sealed record ArrivedMessage(int Id, string Text, long RandomId, DateTimeOffset At, int? ReplyTo);
