using Nadia.Core.Review;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>One row as the list shows it.</summary>
/// <param name="Index">Zero-based place in the list.</param>
/// <param name="Gone">True when the draft no longer waits but its row is kept, so that nothing moves under the pointer.</param>
public sealed record QueueRow(QueueItem Item, int Index, bool Gone)
{
    /// <summary>Who else holds the draft; null when nobody does: a reviewer's own claims are not news to them.</summary>
    public string? HolderBeside(string? reviewerId) => Item.HolderId == reviewerId ? null : Item.HolderName;
}
