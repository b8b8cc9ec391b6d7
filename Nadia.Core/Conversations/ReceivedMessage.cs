namespace Nadia.Core.Conversations;

/// <summary>What became of a message that a channel handed over.</summary>
/// <param name="MessageId">The row's id, the first one's when it is a replay.</param>
/// <param name="IsNew">False when the message was already there.</param>
/// <param name="Quarantined">True when the customer is silenced.</param>
public sealed record ReceivedMessage(long MessageId, bool IsNew, bool Quarantined);
