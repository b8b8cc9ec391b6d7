using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>
/// Reads the next draft while the present one is judged, so that it shows at once. It claims nothing: the draft stays free for others until it
/// is opened, and a change that touches what was read throws it away.
/// </summary>
public sealed class DeskAhead(DeskReader reader)
{
    private Guid? wanted;
    private Ready? ready;

    /// <summary>Reads the draft unless that is done or under way. A failure only means that it is read when it is opened.</summary>
    public async Task PrepareAsync(Guid? draftId, CancellationToken token)
    {
        if (draftId == wanted) return;
        (wanted, ready) = (draftId, null);
        if (draftId is not { } id) return;
        try
        {
            var read = await ReadAsync(id, token);
            if (wanted == id) ready = read;
        }
        catch (Exception e) when (e is OperationCanceledException || e.IsDatabaseAway())
        {
            if (wanted == id) wanted = null;
        }
    }

    /// <summary>What was read of the draft, once; null when it is not ready.</summary>
    public Ready? Take(Guid draftId)
    {
        var taken = ready?.View.Id == draftId ? ready : null;
        if (wanted == draftId) (wanted, ready) = (null, null);
        return taken;
    }

    /// <summary>Throws away what may not be true any more.</summary>
    public void Forget(IReadOnlySet<LiveChange> changes)
    {
        if (wanted is not { } id) return;
        if (changes.Contains(LiveChange.Everything) || changes.Contains(LiveChange.Draft(id)) || (ready is { } r && Touches(changes, r.View))) (wanted, ready) = (null, null);
    }

    private static bool Touches(IReadOnlySet<LiveChange> changes, ReviewView view) =>
        changes.Contains(LiveChange.Conversation(view.ConversationId)) || changes.Contains(LiveChange.Customer(view.UserId));

    private async Task<Ready?> ReadAsync(Guid id, CancellationToken token)
    {
        if (!(await reader.DraftAsync(id, token)).TryGet(out var view, out _) || view.Status != ReviewStatus.Pending) return null;
        if (!(await reader.TalkAsync(view.ConversationId, null, token)).TryGet(out var talk, out _)) return null;
        return new(view, talk, await reader.CustomerAsync(view.UserId, token));
    }

    /// <summary>All that is shown of a draft.</summary>
    public sealed record Ready(ReviewView View, Timeline Talk, CustomerDetail? Customer);
}
