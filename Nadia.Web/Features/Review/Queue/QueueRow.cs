using Nadia.Core.Review;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>One row as the list shows it.</summary>
/// <param name="Index">Zero-based place in the list.</param>
/// <param name="Gone">True when the draft no longer waits but its row is kept, so that nothing moves under the pointer.</param>
public sealed record QueueRow(QueueItem Item, int Index, bool Gone);
