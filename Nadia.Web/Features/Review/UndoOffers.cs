using Nadia.Core.Common;

namespace Nadia.Web.Features.Review;

/// <summary>What the reviewer has done lately and may take back, the latest first. Each is offered for its own time only.</summary>
public sealed class UndoOffers(TimeProvider clock)
{
    /// <summary>How long a rejection or a skip is offered to be taken back, and how long a notice without an offer stays.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

    private readonly List<UndoOffer> offers = [];
    private readonly HashSet<Guid> never = [];

    /// <summary>What the notice says now; null when there is nothing to say.</summary>
    public UndoOffer? Latest => offers.FindLast(IsLive);

    /// <summary>Whether one can still be taken back.</summary>
    public bool CanTake => offers.Exists(o => o.CanUndo && IsLive(o));

    public void Approved(Guid draftId, string name, TimeSpan undo) => Add(new(
        UndoKind.Approval, draftId, Words.Fill($"Reply to {name} approved."), clock.GetUtcNow() + (undo > TimeSpan.Zero ? undo : Shown / 2), undo > TimeSpan.Zero));

    public void Rejected(Guid draftId, bool redraft) => Add(new(
        UndoKind.Rejection, draftId, redraft ? Words.Of("Rejected. A new draft is being written.") : Words.Of("Rejected. Nothing was sent."), clock.GetUtcNow() + Shown));

    public void Skipped(Guid draftId, string name) => Add(new(UndoKind.Skip, draftId, Words.Fill($"{name} skipped for now."), clock.GetUtcNow() + Shown));

    /// <summary>Takes the latest that can still be taken back off the list; null when none can.</summary>
    public UndoOffer? Take()
    {
        if (offers.FindLast(o => o.CanUndo && IsLive(o)) is not { } offer) return null;
        offers.Remove(offer);
        return offer;
    }

    /// <summary>There is nothing to take back of this draft, whether that was offered already or is about to be.</summary>
    public void Forget(Guid draftId)
    {
        never.Add(draftId);
        offers.RemoveAll(o => o.DraftId == draftId);
    }

    /// <summary>Whole seconds left, counted up, so that the last second reads 1.</summary>
    public int SecondsLeft(UndoOffer offer) => Math.Max(0, (int)Math.Ceiling((offer.Until - clock.GetUtcNow()).TotalSeconds));

    private bool IsLive(UndoOffer offer) => offer.Until > clock.GetUtcNow();

    private void Add(UndoOffer offer)
    {
        offers.RemoveAll(o => !IsLive(o));
        if (!never.Contains(offer.DraftId)) offers.Add(offer);
    }
}
