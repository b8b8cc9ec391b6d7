namespace Nadia.Web.Features.Review;

/// <summary>What a reviewer may do when a draft does not stand as it did: others have it, or the conversation has moved on.</summary>
public sealed class StandingActions(
    ReviewDesk desk, DeskTurn turn, DeskView view, DeskActions actions, ReviewDecisions decisions, DeskQuestions questions)
{
    private ReviewDeskState State => desk.State;

    private bool CanChoose => State is { Busy: false, Opening: null, Open.NeedsChoice: true };

    /// <summary>Sends the reviewer's text although the conversation has moved on, once they have seen what is new and confirmed.</summary>
    public Task SendAnywayAsync() => turn.AskAsync(CanChoose && State.Open!.Editor.Problem is null, async draft =>
    {
        var basis = desk.BasisOf(draft);
        if (await questions.SendAnywayAsync(draft, actions.TagsAsync) is not { } answer) return;   // cancelled: nothing was saved
        var target = TargetOf(draft);
        await turn.DecideAsync(draft, () => SendAsync(draft, target, basis, answer), () => actions.Approved(draft, target));
    });

    /// <summary>Has the models write anew with the reviewer's text; the page turns to the new draft when it comes.</summary>
    public Task RedraftAsync() => turn.AskAsync(CanChoose && State.Open!.Editor.Problem is null, async draft =>
    {
        if (await turn.SaveAsync(draft, () => AnewAsync(draft, draft.Editor.Texts))) draft.Await(withText: true);
    });

    /// <summary>Drops the reviewer's text for the new draft; until that is decided the text can be had back there.</summary>
    public Task StartOverAsync() => turn.AskAsync(CanChoose, async draft =>
    {
        if (draft.Successor is { } successor)
        {
            GoTo(successor.Id);
            return;
        }

        if (!await turn.SaveAsync(draft, () => AnewAsync(draft, null))) return;
        draft.Await(withText: false);
        draft.Editor.Reset();
    });

    /// <summary>Takes the draft from its holder, with a word to them.</summary>
    public async Task TakeOverAsync()
    {
        var taken = false;
        await turn.AskAsync(State is { Busy: false, Open: { Standing: DraftStanding.HeldByOther, View.Holder: not null } }, async draft =>
        {
            if (await questions.TakeOverAsync(draft.View.Holder!.ReviewerName) is not { } word) return;   // cancelled: nothing was saved
            taken = await turn.SaveAsync(draft, () => decisions.DoAsync(draft, _ => desk.TakeOverAsync(draft, word)));
        });
        if (!taken) return;
        // Once the question is over: the draft can be decided while the rest is read anew.
        await desk.RefreshAsync();
        view.Draw();
    }

    /// <summary>Turns to the draft that took the open one's place; the reviewer's text goes along, out of sight.</summary>
    public void GoTo(Guid successor)
    {
        State.Carry(successor);
        view.Go(successor);
    }

    /// <summary>Puts the text that the reviewer had on the former draft over this one.</summary>
    public void BringTextBack()
    {
        if (State.Open is not { CanEdit: true, Former: { } texts } draft) return;
        draft.Former = null;
        draft.Editor.Use(texts);
        view.Draw();
    }

    private static Guid TargetOf(OpenDraft draft) => draft is { Standing: DraftStanding.Superseded, Successor: { } successor } ? successor.Id : draft.Id;

    private async Task<bool> SendAsync(OpenDraft draft, Guid target, DecisionBasis basis, Asks.ApproveAnswer answer)
    {
        if (!await WaitsAsync(draft)) return false;
        // Another draft than the one that the page holds: decided under a claim of its own.
        var claim = draft.CanEdit ? basis.ClaimToken : await desk.HoldAsync(target);
        if (claim is { } held && target == draft.Id) draft.Hold(held);
        if (!await decisions.ApproveAsync(draft, target, basis with { ClaimToken = claim }, answer)) return false;
        if (target != draft.Id && (await desk.DraftAsync(target)).TryGet(out var sent, out _)) State.SentInPlaceOf(draft, sent);
        return true;
    }

    private async Task<bool> AnewAsync(OpenDraft draft, IReadOnlyList<string>? ownText) =>
        await WaitsAsync(draft) && await decisions.RegenerateAsync(draft, TargetOf(draft), instruction: null, ownText);

    // Where nothing waits any more, because somebody answered from the phone, the draft is made to wait again.
    private async Task<bool> WaitsAsync(OpenDraft draft) =>
        draft is not { Standing: DraftStanding.Superseded, Successor: null } || await decisions.BringBackAsync(draft);
}
