namespace Nadia.Web.Features.Review;

/// <summary>One thing at a time: a question while none is open, a decision while none is on its way; then on to the next draft.</summary>
public sealed class DeskTurn(ReviewDesk desk, DeskView view)
{
    private ReviewDeskState State => desk.State;

    /// <summary>A second click or key while a question is open does nothing.</summary>
    public Task AskAsync(bool allowed, Func<OpenDraft, Task> ask) =>
        allowed && State.Open is { } draft ? AskAsync(() => ask(draft)) : Task.CompletedTask;

    public async Task AskAsync(Func<Task> ask)
    {
        if (State.Asking) return;
        State.Asking = true;
        try
        {
            await ask();
        }
        finally
        {
            State.Asking = false;
        }

        view.Draw();
        await view.FocusBack();
    }

    /// <summary>Decides on the draft; when it is done, the next one follows, unless the reviewer has turned elsewhere meanwhile.</summary>
    /// <param name="done">Called once it is decided, before the page turns.</param>
    public async Task DecideAsync(OpenDraft draft, Func<Task<bool>> decide, Action done)
    {
        var before = desk.Turns;
        if (!await SaveAsync(draft, decide)) return;
        State.Decided(draft);
        done();
        if (desk.Turns == before) await GoOnAsync();
    }

    /// <summary>Saves something about the draft; after a refusal what is shown is read anew.</summary>
    public async Task<bool> SaveAsync(OpenDraft draft, Func<Task<bool>> save)
    {
        State.Busy = true;
        view.Draw();
        try
        {
            if (await desk.SaveAsync(save)) return true;
            if (draft.Refused is not null) await desk.RefreshAsync();
            return false;
        }
        finally
        {
            State.Busy = false;
        }
    }

    public async Task GoOnAsync() => view.Go(await desk.NextAsync());
}
