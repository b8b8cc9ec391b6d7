namespace Nadia.Core.Drafting;

/// <summary>The right to draft one conversation, until the lease lapses or somebody else takes it.</summary>
/// <param name="Token">Fencing token: a write with a token that is no longer the row's is refused.</param>
internal sealed record DraftingLease(long ConversationId, long Token);
