namespace Nadia.Core.Conversations;

/// <summary>One message as a model is shown it: who spoke, and the text as it was sent.</summary>
/// <param name="Id">The message's row; later messages have greater ids.</param>
public sealed record ContextMessage(long Id, MessageDirection Direction, string Text)
{
    /// <summary>What it replies to; null for a message that replies to nothing.</summary>
    public RepliedTo? RepliedTo { get; init; }
}
