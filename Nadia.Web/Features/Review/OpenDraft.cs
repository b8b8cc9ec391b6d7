using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Drafting;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Web.Features.Review.Labels;
using Nadia.Web.Features.Review.Reply;
using Nadia.Web.Features.Review.Talk;

namespace Nadia.Web.Features.Review;

/// <summary>The draft on the screen with all that is shown beside it. It belongs to one id: another draft is another one of these.</summary>
public sealed class OpenDraft(ReviewView view, BubbleEditor? kept = null)
{
    private bool asked;
    private bool givesText;
    private Guid? passedOver;

    public Guid Id => View.Id;

    public ReviewView View { get; private set; } = view;

    /// <summary>The reviewer's text. Nothing that happens to the draft changes it.</summary>
    public BubbleEditor Editor { get; } = kept ?? new BubbleEditor(view.Bubbles);

    /// <summary>When the text that came back was kept; null when the draft was opened as it is.</summary>
    public DateTimeOffset? WasKept { get; init; }

    /// <summary>Kept texts that are offered and not put over the draft by themselves.</summary>
    public IReadOnlyList<OfferedEdit> Offers { get; set; } = [];

    public TalkState Talk { get; } = new();

    public CustomerDetail? Customer { get; set; }

    /// <summary>What the reviewer has said of the draft on this page, also before they turned away and back.</summary>
    public DraftLabels Labels { get; init; } = new();

    /// <summary>Whether this page holds the claim.</summary>
    public bool Mine { get; private set; }

    /// <summary>The token of the claim under which this page worked last; null before the first.</summary>
    public long? ClaimToken { get; private set; }

    /// <summary>How the draft passed from this page to somebody else; null while it has not.</summary>
    public ClaimLost? Lost { get; set; }

    /// <summary>What the reviewer had written on the draft whose place this one took; null without such a text.</summary>
    public IReadOnlyList<string>? Former { get; set; }

    /// <summary>Another draft was asked for and has not come yet.</summary>
    public bool AwaitsRedraft => asked && (Successor is null || Successor.Id == passedOver);

    /// <summary>The reviewer wants to write what nobody has drafted.</summary>
    public bool Writes { get; set; }

    /// <summary>Nobody has drafted it, and nobody has begun to write it here.</summary>
    public bool IsUnwritten => View.Origin == DraftOrigin.Unwritten && View.Outcome is null && !Writes && !Editor.IsChanged;

    /// <summary>The draft that took this one's place.</summary>
    public QueueItem? Successor { get; set; }

    /// <summary>
    /// The draft to turn to by itself: this one was asked anew or never written, and the reviewer has no text here, or has given it away to
    /// be worked in.
    /// </summary>
    public Guid? TurnsTo => Successor is { } next && next.Id != passedOver && (asked || IsUnwritten) && (givesText || !Editor.IsChanged) ? next.Id : null;

    /// <summary>When it could first be decided on the screen; null while it could not.</summary>
    public DateTimeOffset? DecidableSince { get; set; }

    /// <summary>Why the last decision was refused, as a sentence.</summary>
    public string? Refused { get; set; }

    public DraftStanding Standing => View.Status switch
    {
        ReviewStatus.Approved or ReviewStatus.Rejected => DraftStanding.Decided,
        ReviewStatus.Superseded => DraftStanding.Superseded,
        ReviewStatus.Pending or ReviewStatus.Reviewing =>
            Mine ? DraftStanding.Mine : View.Holder is null ? DraftStanding.Free : DraftStanding.HeldByOther,
    };

    /// <summary>A later draft, or an answer from the phone, took its place, or the conversation moved on: it is not sent without a choice.</summary>
    public bool NeedsChoice => !AwaitsRedraft && (IsStale || Standing == DraftStanding.Superseded);

    public bool CanEdit => Standing == DraftStanding.Mine;

    /// <summary>The conversation moved on, but the draft can still be sent on purpose.</summary>
    public bool IsStale => View.Stale && CanEdit;

    /// <summary>What happened in the conversation since the draft was made.</summary>
    public IReadOnlyList<MessageView> News => [.. Talk.Messages.Where(IsNews)];

    /// <summary>The page holds the draft, under this token.</summary>
    public void Hold(long claimToken) => (Mine, ClaimToken, Lost, Refused) = (true, claimToken, null, null);

    /// <summary>The page does not hold it any more; the reviewer's text stays.</summary>
    public void LetGo() => Mine = false;

    /// <summary>Another draft was asked for: the page turns to the next one that is not the successor of now.</summary>
    /// <param name="withText">Whether the reviewer's text went along with the wish.</param>
    public void Await(bool withText)
    {
        (asked, givesText, passedOver) = (true, withText, Successor?.Id);
        if (Editor.IsChanged) Former ??= Editor.Texts;
    }

    public void Show(ReviewView fresh)
    {
        View = fresh;
        if (AwaitsRedraft && fresh.DraftingError is { } error) (asked, Refused) = (false, Words.Fill($"A new draft could not be made. {StoredReason.Say(error)} It is tried again."));
        if (fresh.Status is not (ReviewStatus.Pending or ReviewStatus.Reviewing)) Mine = false;
    }

    private bool IsNews(MessageView message) =>
        !message.Quarantined
        && ((message.Id > View.ThroughMessageId && message.Origin is MessageOrigin.Customer or MessageOrigin.Phone)
            || message.EditedAt > View.CreatedAt
            || message.DeletedAt > View.CreatedAt);
}
