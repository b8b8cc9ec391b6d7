using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Queue;
using Nadia.Web.Features.Review.Labels;
using Nadia.Web.Features.Review.Queue;
using Nadia.Web.Features.Review.Reply;

namespace Nadia.Web.Features.Review;

/// <summary>What the review page shows and what may be done on it, apart from how it is read and drawn.</summary>
public sealed class ReviewDeskState
{
    private const int MaxKept = 50;
    private readonly Dictionary<Guid, BubbleEditor> kept = [];
    private readonly Dictionary<Guid, DraftLabels> said = [];
    private (Guid Successor, IReadOnlyList<string> Texts)? carried;

    public QueueState Queue { get; } = new();

    /// <summary>Drafts to come back to later in this sitting.</summary>
    public HashSet<Guid> Skipped { get; } = [];

    public OpenDraft? Open { get; private set; }

    /// <summary>The draft that is being opened; null when none is.</summary>
    public Guid? Opening { get; private set; }

    /// <summary>Why the draft of the address could not be opened.</summary>
    public Refusal? NotOpened { get; private set; }

    /// <summary>True when the draft could not be read because the database did not answer.</summary>
    public bool OpeningFailed { get; private set; }

    /// <summary>A question is open: no other may be asked, and nothing turns away from the draft by itself.</summary>
    public bool Asking
    {
        get => field || InPalette;
        set;
    }

    /// <summary>The command palette is open, which is a question too.</summary>
    public bool InPalette { get; set; }

    /// <summary>A decision is on its way.</summary>
    public bool Busy { get; set; }

    public Pane Pane { get; set; }

    /// <summary>The reviewer's; null while the browser has not said.</summary>
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>The last place in the queue, from which the next draft is looked for.</summary>
    public QueuePlace? Place { get; private set; }

    public bool CanDecide => !Busy && Opening is null && Open is { CanEdit: true };

    public bool CanSkip => !Busy && Opening is null && Open is not null && Queue.Pending > 1;

    public bool CanApprove => CanDecide && Open!.Editor.Problem is null;

    public string Title => Queue.Pending > 0 ? Words.Fill($"({Queue.Pending}) Review · NADIA") : Words.Of("Review · NADIA");

    /// <summary>The page turns to another draft. Edits and labels of the one that is left are kept for coming back.</summary>
    public void Begin(Guid id)
    {
        Keep();
        (Opening, NotOpened, OpeningFailed) = (id, null, false);
        Pane = Pane.Reply;
    }

    /// <param name="claimToken">The token of the page's claim; null when it is shown for reading.</param>
    /// <param name="saved">What the server kept for the draft. A text that this page could not save yet is newer, and goes before it.</param>
    public void Show(ReviewView view, long? claimToken, KeptEdits? saved = null)
    {
        kept.Remove(view.Id, out var editor);
        if (editor is { IsUnsaved: true }) editor.Kept(editor.KeptChanges, saved?.Own?.Version ?? 0);
        var comesBack = saved?.Own is { } own && editor?.KeptVersion != own.Version;
        if (comesBack) editor = BubbleEditor.Restore(view.Bubbles, saved!.Own!);
        var offers = (saved ?? KeptEdits.None).Offers.Where(o => !o.IsOwn || editor is not { IsChanged: true });
        Open = new OpenDraft(view, editor) { WasKept = comesBack ? saved!.Own!.UpdatedAt : null, Offers = [.. offers], Labels = said.GetValueOrDefault(view.Id) ?? new() };
        (Opening, Place) = (null, new(view.QueueAt, view.Id));
        if (claimToken is { } held) Open.Hold(held);
        if (carried is { } former && former.Successor == view.Id) Open.Former = former.Texts;
        carried = null;
    }

    /// <summary>The page goes on to the draft that takes the open one's place: what the reviewer wrote can be had back there.</summary>
    public void Carry(Guid successor)
    {
        if (Open is { } open && (open.Editor.IsChanged ? open.Editor.Texts : open.Former) is { } texts) carried = (successor, texts);
    }

    public void Refuse(Refusal refusal) => (Open, Opening, NotOpened) = (null, null, refusal);

    public void Fail() => (Opening, OpeningFailed) = (null, true);

    public void Close()
    {
        Keep();
        (Open, Opening, NotOpened, OpeningFailed, Pane) = (null, null, null, false, Pane.Queue);
    }

    /// <summary>The draft is decided: it leaves the queue and the screen. What was written is kept in case the decision is undone.</summary>
    public void Decided(OpenDraft draft)
    {
        Queue.Remove(draft.Id);
        Skipped.Remove(draft.Id);
        if (draft.Editor.IsChanged) Keep(kept, draft.Id, draft.Editor);
        if (draft.Labels.IsGiven) Keep(said, draft.Id, draft.Labels);
        if (Open == draft) Open = null;
    }

    /// <summary>The reviewer's text was sent in place of the draft that took theirs: it is kept there in case that is undone.</summary>
    public void SentInPlaceOf(OpenDraft draft, ReviewView successor)
    {
        Queue.Remove(successor.Id);
        Keep(kept, successor.Id, draft.Editor.Over(successor.Bubbles));
        if (Open == draft) Open = null;
    }

    /// <summary>The conversations and customers on the screen.</summary>
    public IEnumerable<LiveChange> Shown()
    {
        var rows = Queue.Rows.SelectMany(r => (LiveChange[])[LiveChange.Conversation(r.Item.ConversationId), LiveChange.Customer(r.Item.UserId)]);
        return Open is { View: var view } ? [.. rows, LiveChange.Conversation(view.ConversationId), LiveChange.Customer(view.UserId)] : rows;
    }

    private void Keep()
    {
        if (Open is not { } open) return;
        if (open.Editor.IsChanged) Keep(kept, open.Id, open.Editor);
        if (open.Labels.IsGiven) Keep(said, open.Id, open.Labels);
    }

    private static void Keep<T>(Dictionary<Guid, T> among, Guid id, T what)
    {
        if (among.Count >= MaxKept && !among.ContainsKey(id)) among.Remove(among.Keys.First());
        among[id] = what;
    }
}
