using Nadia.Core.Review.Labels;

namespace Nadia.Core.Review.Queue;

/// <summary>What an approval of many drafts would send, and what is asked for with it.</summary>
/// <param name="Drafts">In the order asked for.</param>
/// <param name="Uses">Edit tags are never asked for: the drafts leave as they are.</param>
public sealed record BulkPreview(IReadOnlyList<BulkCandidate> Drafts, LabelUses Uses);
