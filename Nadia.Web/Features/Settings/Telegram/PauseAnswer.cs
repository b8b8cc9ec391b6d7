namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>Sending is to be paused.</summary>
/// <param name="Reason">1 to 200 characters, for everybody to read.</param>
public sealed record PauseAnswer(string Reason);
