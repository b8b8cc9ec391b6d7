using Nadia.Core.Conversations;
using Nadia.Core.Delivery;

namespace Nadia.Web.Features.Review.Talk;

/// <summary>A conversation as far back as it has been read.</summary>
public sealed class TalkState
{
    public IReadOnlyList<MessageView> Messages { get; private set; } = [];

    /// <summary>Approved bubbles that have not arrived yet.</summary>
    public IReadOnlyList<OutgoingView> Outgoing { get; private set; } = [];

    /// <summary>Bubbles that are on their way: they stand at the end.</summary>
    public IEnumerable<OutgoingView> Leaving => Outgoing.Where(b => !IsStopped(b));

    public bool HasEarlier { get; private set; }

    public bool Loaded { get; private set; }

    /// <summary>Bubbles that were stopped for good, by the id of the message after which they would have come.</summary>
    public ILookup<long, OutgoingView> Stopped { get; private set; } = Array.Empty<OutgoingView>().ToLookup(_ => 0L);

    /// <summary>One stretch by itself, put in order.</summary>
    public static TalkState Of(Timeline timeline)
    {
        var talk = new TalkState();
        talk.Show(timeline);
        return talk;
    }

    /// <summary>The latest stretch, read anew; what was loaded before it stays.</summary>
    public void Show(Timeline latest)
    {
        var first = latest.Messages.Count > 0 ? latest.Messages[0].Id : long.MaxValue;
        var earlier = Messages.Where(m => m.Id < first).ToList();
        if (earlier.Count == 0) HasEarlier = latest.HasEarlier;
        Messages = [.. earlier, .. latest.Messages];
        Outgoing = latest.Outgoing;
        Loaded = true;
        Place();
    }

    public void Prepend(Timeline earlier)
    {
        var first = Messages.Count > 0 ? Messages[0].Id : long.MaxValue;
        Messages = [.. earlier.Messages.Where(m => m.Id < first), .. Messages];
        HasEarlier = earlier.HasEarlier;
        Place();
    }

    // One that is older than everything loaded comes with the earlier messages.
    private void Place()
    {
        var stopped = Outgoing.Where(IsStopped).Select(b => (Bubble: b, After: Messages.LastOrDefault(m => m.SentAt <= b.NotBefore)));
        Stopped = stopped.Where(s => s.After is not null).ToLookup(s => s.After!.Id, s => s.Bubble);
    }

    private static bool IsStopped(OutgoingView bubble) => bubble.State is DeliveryState.Held or DeliveryState.Failed;
}
