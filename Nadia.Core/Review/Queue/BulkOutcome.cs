using Nadia.Core.Common;

namespace Nadia.Core.Review.Queue;

/// <summary>What became of one draft of many.</summary>
/// <param name="DisplayName">The customer; the draft's id when it is not known any more.</param>
/// <param name="Refusal">Null when it was done.</param>
public sealed record BulkOutcome(Guid DraftId, string DisplayName, Refusal? Refusal);
