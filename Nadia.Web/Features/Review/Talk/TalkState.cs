using Nadia.Core.Conversations;

namespace Nadia.Web.Features.Review.Talk;

/// <summary>A conversation as far back as it has been read.</summary>
public sealed class TalkState
{
    public IReadOnlyList<MessageView> Messages { get; private set; } = [];

    /// <summary>Approved bubbles that have not arrived yet.</summary>
    public IReadOnlyList<OutgoingView> Outgoing { get; private set; } = [];

    public bool HasEarlier { get; private set; }

    public bool Loaded { get; private set; }

    /// <summary>The latest stretch, read anew; what was loaded before it stays.</summary>
    public void Show(Timeline latest)
    {
        var first = latest.Messages.Count > 0 ? latest.Messages[0].Id : long.MaxValue;
        var earlier = Messages.Where(m => m.Id < first).ToList();
        if (earlier.Count == 0) HasEarlier = latest.HasEarlier;
        Messages = [.. earlier, .. latest.Messages];
        Outgoing = latest.Outgoing;
        Loaded = true;
    }

    public void Prepend(Timeline earlier)
    {
        var first = Messages.Count > 0 ? Messages[0].Id : long.MaxValue;
        Messages = [.. earlier.Messages.Where(m => m.Id < first), .. Messages];
        HasEarlier = earlier.HasEarlier;
    }
}
