using Nadia.Core.Common;

namespace Nadia.Core.Review.Queue;

/// <summary>A place in the queue's order; it outlasts the draft that stood there.</summary>
public readonly record struct QueuePlace(DateTimeOffset At, Guid Id)
{
    public static QueuePlace Of(QueueItem item) => new(item.QueueAt, item.Id);

    public bool IsAfter(QueuePlace other) => At > other.At || (At == other.At && Id.CompareTo(other.Id) > 0);

    /// <summary>As one opaque word of an address.</summary>
    public override string ToString() => new PageKey(At, Id.ToString()).ToString();

    /// <summary>Null for the beginning (no word); a refusal for a word that no page gave.</summary>
    public static Outcome<QueuePlace?> Parse(string? word)
    {
        if (!PageKey.Parse(word, text => Guid.TryParse(text, out _)).TryGet(out var key, out var refusal)) return refusal;
        return key is null ? (QueuePlace?)null : new QueuePlace(key.At, Guid.Parse(key.Id));
    }
}
