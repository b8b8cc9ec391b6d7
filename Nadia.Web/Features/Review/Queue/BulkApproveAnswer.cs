using Nadia.Core.Review.Queue;

namespace Nadia.Web.Features.Review.Queue;

/// <param name="Ids">The drafts that were seen and said yes to.</param>
/// <param name="Labels">Given to each of them.</param>
public sealed record BulkApproveAnswer(IReadOnlyList<Guid> Ids, BulkLabels Labels);
