using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Web.Features.Review.Queue;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>Makes what one review page needs for as long as it is open; the page disposes of it.</summary>
public sealed class DeskOpener(DeskReader reader, QueueReader queue, ClaimService claims, ClaimHolds holds, CurrentActor who, LiveFeed feed, TimeProvider clock)
{
    /// <param name="lost">Called with a draft's id when its claim was lost.</param>
    public ReviewDesk Open(Func<Guid, Task> lost) => new(reader, queue, new ClaimKeeper(claims, holds, who, clock, lost), new EditingSignal(claims, who, clock), clock);

    public DeskSignals Listen(ReviewDesk desk, Func<IReadOnlySet<LiveChange>, Task> changed, Func<bool, Task> tick) =>
        new(feed, clock, desk.Wants, changed, tick);
}
