using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Features.Review.Queue;
using Nadia.Web.Features.Review.Talk;

namespace Nadia.Web.Features.Review;

/// <summary>
/// The reviewer's page: route, load and wire. What is shown is <see cref="ReviewDeskState"/>, how it is read is <see cref="ReviewDesk"/>,
/// what is decided is <see cref="ReviewDecisions"/>.
/// </summary>
public sealed partial class ReviewPage(
    DeskOpener opener, ReviewDecisions decisions, CustomerActions customers, NavigationManager navigation, IJSRuntime js) : IAsyncDisposable
{
    private ReviewDesk desk = default!;
    private DeskScript script = default!;
    private DeskSignals? signals;
    private ElementReference root;
    private QueueWindow window = QueueWindow.Start;
    private ViewerZone zone = ViewerZone.Unknown;
    private IReadOnlyList<EditTag>? tags;
    private string? reviewerId;
    private Guid? shown;
    private bool turnToHeading;

    [Parameter]
    public Guid? DraftId { get; set; }

    /// <summary>The mark that the queue is narrowed to, as the address names it.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    private ReviewDeskState State => desk.State;

    public async ValueTask DisposeAsync()
    {
        if (signals is not null) await signals.DisposeAsync();
        await desk.DisposeAsync();
        await script.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        desk = opener.Open(id => InvokeAsync(() => ThenDrawAsync(desk.LostAsync(id))));
        script = new DeskScript(js, $"./{Assets["js/review.js"]}");
        signals = opener.Listen(
            desk,
            changes => InvokeAsync(() => FollowAsync(changes)),
            poll => InvokeAsync(() => ThenDrawAsync(poll ? desk.RefreshAsync() : Task.CompletedTask)));
    }

    // The queue and the draft of the address are read side by side.
    protected override Task OnParametersSetAsync()
    {
        var mark = QueueMarks.Parse(Show);
        if (reviewerId is not null) return mark == State.Queue.Mark ? TurnAsync() : Task.WhenAll(ThenDrawAsync(desk.NarrowAsync(mark)), TurnAsync());
        State.Queue.Narrow(mark);
        return Task.WhenAll(StartAsync(), TurnAsync());
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            zone = ViewerZone.Named(await script.AttachAsync(root, Look));
            StateHasChanged();
        }

        if (!turnToHeading || State.Open is null) return;
        turnToHeading = false;
        await script.FocusHeadingAsync();
    }

    private void Look(QueueWindow inSight)
    {
        window = inSight;
        StateHasChanged();
    }

    private async Task StartAsync()
    {
        reviewerId = (await desk.ActorAsync()).Id;
        await ThenDrawAsync(desk.RefreshAsync());
    }

    private async Task TurnAsync()
    {
        if (DraftId == shown) return;
        shown = DraftId;
        if (DraftId is not { } id)
        {
            await desk.CloseAsync();
            return;
        }

        await desk.OpenAsync(id);
        turnToHeading = DraftId == id;
    }

    private async Task FollowAsync(IReadOnlySet<LiveChange> changes)
    {
        await ThenDrawAsync(desk.FollowAsync(changes));
        if (State is { Asking: false, Open.TurnsTo: { } next }) Go(next);
    }

    private async Task ThenDrawAsync(Task work)
    {
        await work;
        StateHasChanged();
    }

    private Task ApproveAsync() => AskAsync(State.CanApprove, async draft =>
    {
        var basis = desk.BasisOf(draft);
        if (await decisions.AskApproveAsync(draft, await TagsAsync()) is not { } answer) return;   // cancelled: nothing was saved
        await DecideAsync(draft, () => decisions.ApproveAsync(draft, basis, answer, UndoneAsync));
    });

    private Task RejectAsync() => AskAsync(State.CanDecide, async draft =>
    {
        var basis = desk.BasisOf(draft);
        if (await decisions.AskRejectAsync(draft) is not { } answer) return;   // cancelled: nothing was saved
        await DecideAsync(draft, () => decisions.RejectAsync(draft, basis, answer));
    });

    private Task RegenerateAsync() => AskAsync(State.CanDecide, async draft =>
    {
        if (await decisions.AskRegenerateAsync(draft) is not { } answer) return;   // cancelled: nothing was saved
        await SaveAsync(draft, () => decisions.RegenerateAsync(draft, answer));
    });

    // What is not there yet needs no instruction, so nothing is asked.
    private Task DraftItAsync() => AskAsync(State.CanDecide, draft => SaveAsync(draft, () => decisions.RegenerateAsync(draft, new RegenerateAnswer(null))));

    // A second click or key while a question is open does nothing.
    private Task AskAsync(bool allowed, Func<OpenDraft, Task> ask) =>
        allowed && State.Open is { } draft ? AskAsync(() => ask(draft)) : Task.CompletedTask;

    private async Task AskAsync(Func<Task> ask)
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

        if (!turnToHeading) await script.FocusBackAsync();
    }

    private async Task DecideAsync(OpenDraft draft, Func<Task<bool>> decide)
    {
        if (!await SaveAsync(draft, decide)) return;
        State.Decided(draft);
        await GoOnAsync();
    }

    private async Task<bool> SaveAsync(OpenDraft draft, Func<Task<bool>> save)
    {
        State.Busy = true;
        StateHasChanged();
        try
        {
            if (await save()) return true;
            if (draft.Refused is not null) await desk.RefreshAsync();
            return false;
        }
        finally
        {
            State.Busy = false;
        }
    }

    private async Task CopyOverAsync(Guid successor)
    {
        if (State.Open is { } draft && await SaveAsync(draft, () => desk.CopyOverAsync(successor))) Go(successor);
    }

    private async Task GoOnAsync()
    {
        if (await desk.NextAsync() is { } next) Go(next);
        else navigation.NavigateTo(QueueMarks.Address(null, State.Queue.Mark), replace: true);
    }

    private void Go(Guid id) => navigation.NavigateTo(QueueMarks.Address(id, State.Queue.Mark), replace: true);

    private Task UndoneAsync(Guid id) => InvokeAsync(() =>
    {
        if (shown == id) shown = null;
        Go(id);
    });

    // Tags help to label a decision; without a database the question itself says what is wrong.
    private async Task<IReadOnlyList<EditTag>> TagsAsync()
    {
        try
        {
            return tags = (await desk.TagsAsync()).TryGet(out var known, out _) ? known : [];
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            return tags ?? [];
        }
    }
}
