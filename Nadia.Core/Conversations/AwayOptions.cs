namespace Nadia.Core.Conversations;

/// <summary>When a message counts as "arrived while away"; the section <c>Telegram</c>.</summary>
public sealed class AwayOptions
{
    public const string Section = "Telegram";

    /// <summary>A message older than this when it is received is not drafted by itself. Hours, 0 to 8,760; 0 drafts everything.</summary>
    public double AwayHours { get; set; } = 12;

    public bool IsAway(DateTimeOffset sentAt, DateTimeOffset receivedAt) => AwayHours > 0 && receivedAt - sentAt > TimeSpan.FromHours(AwayHours);
}
