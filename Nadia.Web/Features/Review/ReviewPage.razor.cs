using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Keys;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Web.Features.Review;

/// <summary>
/// The reviewer's page: route, load and wire. What is shown is <see cref="ReviewDeskState"/>, how it is read is <see cref="ReviewDesk"/>,
/// what is done is <see cref="DeskActions"/> and, when a draft does not stand as it did, <see cref="StandingActions"/>.
/// </summary>
public sealed partial class ReviewPage(
    DeskOpener opener, DeskHands hands, CustomerActions customers, NavigationManager navigation, IJSRuntime js) : IAsyncDisposable
{
    private ReviewDesk desk = default!;
    private DeskActions actions = default!;
    private StandingActions standing = default!;
    private DeskTurn turn = default!;
    private DeskScript script = default!;
    private DeskSignals? signals;
    private IDisposable? offer;
    private ElementReference root;
    private QueueWindow window = QueueWindow.Start;
    private ViewerZone zone = ViewerZone.Unknown;
    private Actor? reviewer;
    private Guid? shown;
    private bool turnToHeading;
    private bool attached;
    private bool keysRead;
    private Guid? drawn;

    [Parameter]
    public Guid? DraftId { get; set; }

    /// <summary>What the address says of the queue's filter; read by <see cref="QueueAddress"/>, listed here so that a change turns the page.</summary>
    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    [SupplyParameterFromQuery]
    private string? Risk { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Lang { get; set; }

    [SupplyParameterFromQuery]
    private string? Wait { get; set; }

    [SupplyParameterFromQuery]
    private string? Account { get; set; }

    [SupplyParameterFromQuery]
    private string? Who { get; set; }

    [SupplyParameterFromQuery]
    private string? Snoozed { get; set; }

    private ReviewDeskState State => desk.State;

    public async ValueTask DisposeAsync()
    {
        offer?.Dispose();
        if (signals is not null) await signals.DisposeAsync();
        await desk.DisposeAsync();
        await script.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        desk = opener.Open(id => InvokeAsync(() => ThenDrawAsync(desk.LostAsync(id))));
        (actions, standing, turn) = hands.On(desk, new DeskView(StateHasChanged, Go, GoBack, FocusBackAsync));
        script = new DeskScript(js, $"./{Assets["js/review.js"]}");
        offer = hands.OfferToPalette(() => DeskPalette.Entries(State, actions, key => InvokeAsync(() => ThenDrawAsync(PressAsync(key))), script.ActAsync), open => State.InPalette = open);
        signals = opener.Listen(
            desk,
            changes => InvokeAsync(() => FollowAsync(changes)),
            poll => InvokeAsync(() => ThenDrawAsync(poll ? desk.RefreshAsync() : desk.TickAsync())));
    }

    // The queue and the draft of the address are read side by side.
    protected override Task OnParametersSetAsync()
    {
        var filter = QueueAddress.Read(new Uri(navigation.Uri));
        if (reviewer is not null) return filter == State.Queue.Filter ? TurnAsync() : Task.WhenAll(ThenDrawAsync(desk.NarrowAsync(filter)), TurnAsync());
        State.Queue.Narrow(filter);
        return Task.WhenAll(StartAsync(), TurnAsync());
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        desk.Drawn();
        if (firstRender)
        {
            zone = ViewerZone.Named(await script.AttachAsync(root, Look, key => InvokeAsync(() => ThenDrawAsync(PressAsync(key))), Restore, (await desk.ActorAsync()).Id));
            State.Zone = zone.Zone;
            attached = true;
            await TurnToHeadingAsync();
            await UseKeysAsync();
            StateHasChanged();
        }

        await TurnToHeadingAsync();
    }

    // Not before the heading of the new draft is on its way to the browser: what was drawn last may still be the former.
    private async Task TurnToHeadingAsync()
    {
        if (!turnToHeading || !attached || State.Open is not { } open || drawn != open.Id) return;
        turnToHeading = false;
        await script.FocusHeadingAsync();
    }

    private void Look(QueueWindow inSight)
    {
        window = inSight;
        StateHasChanged();
        if (!State.Queue.Covers(inSight)) _ = ThenDrawAsync(desk.LookAsync(inSight));
    }

    private void Restore(Guid draftId, IReadOnlyList<string> texts)
    {
        if (State.Open is not { CanEdit: true } open || open.Id != draftId) return;
        open.Editor.Use(texts);
        StateHasChanged();
    }

    private async Task StartAsync()
    {
        reviewer = await desk.ActorAsync();
        actions.Preferences = await hands.PreferencesAsync();
        actions.Uses = await hands.LabelUsesAsync();
        keysRead = true;
        await UseKeysAsync();
        await ThenDrawAsync(desk.RefreshAsync());
    }

    // The browser may be ready before the keys are known, or after.
    private Task UseKeysAsync() => attached && keysRead ? script.UseKeysAsync(DeskPress.Map(actions.Preferences.Keys)) : Task.CompletedTask;

    private async Task TurnAsync()
    {
        if (DraftId == shown) return;
        shown = DraftId;
        if (DraftId is not { } id)
        {
            await desk.CloseAsync();
            return;
        }

        await desk.OpenAsync(id, () =>
        {
            turnToHeading = DraftId == id;
            StateHasChanged();
        });
    }

    private async Task FollowAsync(IReadOnlySet<LiveChange> changes)
    {
        if (changes.Contains(LiveChange.Labels) || changes.Contains(LiveChange.Everything)) actions.Uses = await hands.LabelUsesAsync();
        await ThenDrawAsync(desk.FollowAsync(changes));
        if (State is { Asking: false, Open.TurnsTo: { } next }) standing.GoTo(next);
    }

    // Keys that have no button of their own on the page.
    private async Task PressAsync(string key)
    {
        if (DeskPress.Quality(key) is { } quality) actions.Rate(quality);
        else if (key == "?") await actions.ShowKeysAsync();
        else if (key is "j" or "k" && await actions.StepAsync(key == "j" ? 1 : -1) is { } row) await script.RevealAsync(row.Index);
    }

    private async Task ThenDrawAsync(Task work)
    {
        await work;
        StateHasChanged();
    }

    private Task FocusBackAsync() => turnToHeading ? Task.CompletedTask : script.FocusBackAsync();

    private void Go(Guid? id) => navigation.NavigateTo(QueueAddress.Of(id, State.Queue.Filter), replace: true);

    private void GoBack(Guid id)
    {
        if (shown == id) shown = null;
        Go(id);
    }
}
