using Nadia.Core.Review;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>A place in the queue's order; it outlasts the draft that stood there.</summary>
public readonly record struct QueuePlace(DateTimeOffset At, Guid Id)
{
    public static QueuePlace Of(QueueItem item) => new(item.QueueAt, item.Id);

    public bool IsAfter(QueuePlace other) => At > other.At || (At == other.At && Id.CompareTo(other.Id) > 0);
}
