namespace Nadia.Core.Delivery;

/// <summary>A conversation whose bubbles this worker may send until the lease lapses.</summary>
/// <param name="Token">Fencing token: raised with each lease.</param>
public sealed record LeasedConversation(long Id, int AccountId, string ChatId, long? PeerAccessHash, long Token);
