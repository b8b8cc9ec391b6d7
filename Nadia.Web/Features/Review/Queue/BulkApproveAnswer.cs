namespace Nadia.Web.Features.Review.Queue;

/// <param name="Ids">The drafts that were seen and said yes to.</param>
public sealed record BulkApproveAnswer(IReadOnlyList<Guid> Ids);
