using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Web.Features.Review;

/// <summary>What a reviewer does with the draft on the screen, by key or button: decides, labels, skips, turns, takes back.</summary>
public sealed class DeskActions(ReviewDesk desk, DeskTurn turn, DeskView view, ReviewDecisions decisions, DeskQuestions questions)
{
    /// <summary>The reviewer's own.</summary>
    public ReviewerPreferences Preferences { get; set; } = ReviewerPreferences.Default;

    /// <summary>The business's time to undo an approval.</summary>
    public TimeSpan UndoLimit { get; set; }

    /// <summary>Which labels the business asks for.</summary>
    public LabelUses Uses { get; set; } = LabelUses.Default;

    /// <summary>Whether there is something to take back.</summary>
    public bool CanUndo => desk.Undos.CanTake;

    private ReviewDeskState State => desk.State;

    public Task ApproveAsync() => turn.AskAsync(State.CanApprove, async draft =>
    {
        var basis = desk.BasisOf(draft);
        if (await questions.ApproveAsync(draft, Preferences, desk.IsSeen(draft), TagsAsync) is not { } answer) return;   // cancelled: nothing was saved
        await turn.DecideAsync(draft, () => decisions.ApproveAsync(draft, draft.Id, basis, answer), () => Approved(draft, draft.Id));
    });

    public Task RejectAsync() => turn.AskAsync(State.CanDecide, async draft =>
    {
        var basis = desk.BasisOf(draft);
        if (await questions.RejectAsync(draft) is not { } answer) return;   // cancelled: nothing was saved
        await turn.DecideAsync(draft, () => decisions.RejectAsync(draft, basis, answer), () => desk.Undos.Rejected(draft.Id, answer.Redraft));
    });

    public Task RegenerateAsync() => turn.AskAsync(State.CanDecide, async draft =>
    {
        if (await questions.RegenerateAsync(draft) is not { } answer) return;   // cancelled: nothing was saved
        await RegenerateAsync(draft, answer);
    });

    /// <summary>What is not there yet needs no instruction, so nothing is asked.</summary>
    public Task DraftItAsync() => turn.AskAsync(State.CanDecide, draft => RegenerateAsync(draft, new RegenerateAnswer(null)));

    /// <summary>Says the draft's edit tags before the decision.</summary>
    public Task AskTagsAsync() => turn.AskAsync(State.CanDecide && Uses.Tags != LabelUse.Hidden, async draft =>
    {
        if (await ReadTagsAsync() is { } tags && await questions.TagsAsync(draft, tags) is { } chosen) draft.Labels.Tag(chosen);
    });

    /// <summary>Says all that may be said of the draft beside the decision, where a screen has no room for the bar of labels.</summary>
    public Task AskLabelsAsync() => turn.AskAsync(State.CanDecide && !Uses.AreHidden, draft => questions.LabelAsync(draft, TagsAsync));

    /// <param name="quality">1 to 5.</param>
    public void Rate(int quality)
    {
        if (Uses.Quality != LabelUse.Hidden && State is { Asking: false, CanDecide: true, Open: { } draft }) draft.Labels.Rate(quality);
    }

    /// <summary>Leaves the draft for later in this sitting and turns to the next one.</summary>
    public async Task SkipAsync()
    {
        if (State is not { Asking: false, Busy: false, Open: { } draft }) return;
        State.Skipped.Add(draft.Id);
        if (await desk.NextAsync() is not { } next)
        {
            State.Skipped.Remove(draft.Id);
            return;
        }

        desk.Undos.Skipped(draft.Id, draft.View.DisplayName);
        view.Go(next);
    }

    /// <summary>Turns to the row beside the open draft.</summary>
    /// <param name="by">-1 for the one before, 1 for the one after.</param>
    /// <returns>That row; null at the end of the list.</returns>
    public async Task<QueueRow?> StepAsync(int by)
    {
        if (State.Asking || await desk.BesideAsync(by) is not { } row) return null;
        view.Go(row.Item.Id);
        return row;
    }

    /// <summary>Shows all keys.</summary>
    public Task ShowKeysAsync() => turn.AskAsync(() => questions.ShowKeysAsync(Preferences.Keys));

    /// <summary>Takes back what was done last and can still be taken back.</summary>
    public async Task UndoAsync()
    {
        if (State.Asking || desk.Undos.Take() is not { } offer) return;
        if (offer.Kind == UndoKind.Skip)
        {
            State.Skipped.Remove(offer.DraftId);
            view.Go(offer.DraftId);
            return;
        }

        if (await decisions.UndoAsync(offer.DraftId) is { } refusal) questions.Say(refusal);
        else view.GoBack(offer.DraftId);
    }

    /// <summary>A reply has been approved: that can be taken back for a while.</summary>
    /// <param name="decided">The draft that was decided on.</param>
    public void Approved(OpenDraft draft, Guid decided) => desk.Undos.Approved(decided, draft.View.DisplayName, Preferences.Undo(UndoLimit));

    /// <summary>Tags help to label a decision; it is asked for without them when they cannot be read, and that is said.</summary>
    public async Task<IReadOnlyList<EditTag>> TagsAsync() => await ReadTagsAsync() ?? [];

    // Read each time: an admin may have changed them since. Null when they could not be read, which is said.
    private async Task<IReadOnlyList<EditTag>?> ReadTagsAsync()
    {
        if ((await Attempt.ReadAsync(desk.TagsAsync)).TryGet(out var tags, out var refusal)) return tags;
        questions.Say(refusal.Message);
        return null;
    }

    private async Task RegenerateAsync(OpenDraft draft, RegenerateAnswer answer)
    {
        if (await turn.SaveAsync(draft, () => decisions.RegenerateAsync(draft, draft.Id, answer.Instruction))) draft.Await(withText: false);
    }
}
