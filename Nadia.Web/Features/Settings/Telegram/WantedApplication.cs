namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>An API id and hash as they were typed.</summary>
public sealed record WantedApplication(string ApiId, string ApiHash);
