namespace Nadia.Core.Conversations;

/// <summary>A stretch of a conversation.</summary>
/// <param name="Messages">Oldest first.</param>
/// <param name="Outgoing">What is on its way, in order.</param>
/// <param name="HasEarlier">True when older messages can be read.</param>
public sealed record Timeline(IReadOnlyList<MessageView> Messages, IReadOnlyList<OutgoingView> Outgoing, bool HasEarlier);
