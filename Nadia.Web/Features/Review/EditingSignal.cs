using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Web.Features.Review.Reply;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>Tells the others that the reviewer changes the text: at the first change, then at most every ten seconds.</summary>
public sealed class EditingSignal(ClaimService claims, CurrentActor who, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Every = QueueItem.EditingFor / 3;

    private OpenDraft? watched;
    private BubbleEditor? editor;
    private long? told;

    /// <summary>The draft that is on the screen now; null when none is.</summary>
    public void Watch(OpenDraft? open)
    {
        if (editor == open?.Editor) return;
        if (editor is not null) editor.Changed -= Tell;
        (watched, editor, told) = (open, open?.Editor, null);
        if (editor is not null) editor.Changed += Tell;
    }

    public void Dispose() => Watch(null);

    private void Tell()
    {
        if (watched is not { Mine: true, ClaimToken: { } token } open) return;
        if (told is { } then && clock.GetElapsedTime(then) < Every) return;
        told = clock.GetTimestamp();
        _ = TellAsync(open.Id, token);
    }

    private async Task TellAsync(Guid draftId, long token)
    {
        try
        {
            await claims.NoteEditingAsync(draftId, token, await who.GetAsync(), CancellationToken.None);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            // The next change tells it.
        }
    }
}
