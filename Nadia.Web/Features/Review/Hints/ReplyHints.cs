using Nadia.Core.Conversations;
using Nadia.Core.Drafting.Style;

namespace Nadia.Web.Features.Review.Hints;

/// <summary>The style hints of the conversation on the screen, worked out again only when it was read again.</summary>
public sealed class ReplyHints
{
    private IReadOnlyList<MessageView>? from;
    private StyleHints hints = StyleHints.None;

    /// <summary>Where the reply does not follow them, as short sentences.</summary>
    /// <param name="messages">The conversation as it is shown, oldest first.</param>
    /// <param name="bubbles">The reply as it would leave.</param>
    public IReadOnlyList<string> Check(IReadOnlyList<MessageView> messages, IReadOnlyList<string> bubbles)
    {
        if (!ReferenceEquals(from, messages)) (from, hints) = (messages, StyleHints.Of(Said(messages)));
        return hints.Check(bubbles);
    }

    /// <summary>As a model is shown it: without what was deleted or is held back.</summary>
    private static List<ContextMessage> Said(IReadOnlyList<MessageView> messages) =>
        [.. messages.Where(m => m is { Quarantined: false, DeletedAt: null }).TakeLast(ContextWindow.Size).Select(m => new ContextMessage(m.Id, m.Direction, m.Text))];
}
