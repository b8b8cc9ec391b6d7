using Nadia.Core.Conversations;

namespace Nadia.Core.Delivery;

/// <summary>One message on a sandbox customer's phone.</summary>
/// <param name="RandomId">The sender's id of an outgoing message; null for what the customer wrote.</param>
public sealed record SandboxMessage(MessageDirection Direction, string Text, string MessageId, long? RandomId, DateTimeOffset At)
{
    /// <summary>When the customer last edited it.</summary>
    public DateTimeOffset? EditedAt { get; init; }
}
