using System.Collections.Concurrent;

namespace Nadia.Web.Features.Review;

/// <summary>Counts how many pages of one person show the same draft, so that closing one tab does not free the draft of the other.</summary>
public sealed class ClaimHolds
{
    private readonly ConcurrentDictionary<(Guid Draft, string Reviewer), int> pages = new();

    public void Enter(Guid draftId, string reviewerId) => pages.AddOrUpdate((draftId, reviewerId), 1, (_, count) => count + 1);

    /// <returns>True when it was the last page: the claim may be freed.</returns>
    public bool Leave(Guid draftId, string reviewerId)
    {
        var key = (draftId, reviewerId);
        var left = pages.AddOrUpdate(key, 0, (_, count) => count - 1);
        return left <= 0 && pages.TryRemove(KeyValuePair.Create(key, left));
    }
}
