using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Queue;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Web.Features.Review;

/// <summary>
/// Reads what the review page shows and follows what changes. One for each page; all of it runs on the page's own circuit.
/// Readings of what is shown go one after another, so that an older answer never overwrites a newer one.
/// </summary>
public sealed class ReviewDesk : IAsyncDisposable
{
    /// <summary>Less than this nobody has looked at a draft: a second tap was meant for the one before.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(700);

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private readonly DeskReader reader;
    private readonly QueueReader queueReader;
    private readonly ClaimKeeper claims;
    private readonly EditingSignal editing;
    private readonly TimeProvider clock;
    private readonly DeskAhead ahead;
    private readonly DraftRefresh refresh;
    private volatile HashSet<LiveChange> shown = [];
    private int turn;
    private QueueFollower? follower;
    private QueueWindow sight = QueueWindow.Start;
    private Task saving = Task.CompletedTask;

    public ReviewDesk(DeskReader reader, QueueReader queueReader, ClaimKeeper claims, EditingSignal editing, TimeProvider clock)
    {
        (this.reader, this.queueReader, this.claims, this.editing, this.clock) = (reader, queueReader, claims, editing, clock);
        (Undos, ahead, refresh) = (new(clock), new(reader), new(reader, State, (id, anew) => HoldAsync(id, anew)));
    }

    public ReviewDeskState State { get; } = new();

    public UndoOffers Undos { get; }

    /// <summary>How often the page has turned: to a draft, to none, away.</summary>
    public int Turns => turn;

    private CancellationToken Closing => closing.Token;

    private QueueFollower Queue => follower ??= new(queueReader, State.Queue, clock);

    /// <summary>
    /// Whether a change touches what is shown; any thread may ask. A message that has no draft yet does not, so that it does not
    /// use up the feed's first call, which the draft that follows it would then have to wait behind.
    /// </summary>
    public bool Wants(LiveChange change) => change.Topic is LiveTopic.Draft or LiveTopic.Labels || shown.Contains(change);

    /// <summary>Reads the queue as far as it is shown, and what is open.</summary>
    public Task RefreshAsync() => ReadAsync(async () =>
    {
        if (!await Queue.RefreshAsync(Closing)) return;
        if (State.Open is { } open) await refresh.RunAsync(open, draft: true, customer: true, Closing);
    });

    /// <summary>Shows another list.</summary>
    public Task NarrowAsync(QueueFilter filter)
    {
        State.Queue.Narrow(filter);
        return RefreshAsync();
    }

    /// <summary>Reads the rows that came into sight; while many calls wait for their turn only the last one reads.</summary>
    public Task LookAsync(QueueWindow window)
    {
        sight = window;
        return ReadAsync(() => sight == window ? Queue.LookAsync(window, Closing) : Task.CompletedTask);
    }

    /// <summary>Once in a while: puts the figures right.</summary>
    public Task TickAsync() => ReadAsync(() => Queue.TickAsync(Closing));

    /// <summary>Re-reads of what is shown only what the changes touch; everything when the reading before failed.</summary>
    public async Task FollowAsync(IReadOnlySet<LiveChange> changes)
    {
        ahead.Forget(changes);
        if (changes.Contains(LiveChange.Everything) || State.Queue.Failed) await RefreshAsync();
        else await ReadAsync(() => FollowRowsAsync(changes));
        LookAhead();
    }

    /// <summary>Claims the draft and puts it on the screen; one that cannot be claimed is shown for reading.</summary>
    /// <param name="shown">Called as soon as there is something to see, while the rest is still being read.</param>
    public async Task OpenAsync(Guid id, Action? shown = null)
    {
        var mine = ++turn;
        State.Begin(id);
        try
        {
            await SavedAsync();
            if (mine != turn) return;
            var held = await claims.HoldAsync(id);
            if (mine != turn) return;
            var kept = await reader.KeptAsync(id, Closing);
            if (mine != turn || (!(held && ShowReady(id, kept)) && !await ShowReadAsync(id, kept, mine))) return;
            editing.Watch(State.Open);
            shown?.Invoke();
            await ReadAsync(() => State.Open is { } open && mine == turn ? refresh.RunAsync(open, draft: true, customer: true, Closing) : Task.CompletedTask);
            LookAhead();
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            if (mine == turn) State.Fail();
        }
    }

    public async Task CloseAsync()
    {
        var mine = ++turn;
        State.Close();
        editing.Watch(null);
        await SavedAsync();
        if (mine == turn) await claims.LetGoAsync();
    }

    /// <summary>The claim was lost: the draft stays on the screen with the reviewer's text, for reading.</summary>
    public async Task LostAsync(Guid id)
    {
        if (State.Open is not { } open || open.Id != id) return;
        open.LetGo();
        await ReadAsync(() => refresh.RunAsync(open, draft: true, customer: false, Closing));
    }

    public async Task LoadEarlierAsync()
    {
        if (State.Open is not { Talk: { HasEarlier: true } talk } open) return;
        var earlier = await reader.TalkAsync(open.View.ConversationId, talk.Messages[0].Id, Closing);
        if (earlier.TryGet(out var timeline, out _)) talk.Prepend(timeline);
    }

    /// <summary>Claims a draft for this page without showing it; the one held before is freed.</summary>
    /// <returns>The claim's token; null when somebody else holds it or it does not wait any more.</returns>
    /// <param name="anew">A claim that went with the draft's waiting is still held here in good faith: it is asked for anew.</param>
    public async Task<long?> HoldAsync(Guid draftId, bool anew = true)
    {
        if (anew) await claims.LetGoAsync();
        return await claims.HoldAsync(draftId) ? claims.TokenOf(draftId) : null;
    }

    public Task<Outcome<ReviewView>> DraftAsync(Guid id) => reader.DraftAsync(id, Closing);

    /// <summary>Does what rests on the claim, a decision above all: the claim is not let go before it is done. A page that turns meanwhile waits for it.</summary>
    /// <returns>What <paramref name="save"/> returns.</returns>
    public Task<bool> SaveAsync(Func<Task<bool>> save)
    {
        var task = save();
        saving = task;
        return task;
    }

    /// <summary>Takes the open draft from its holder, with a word to them.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<Refusal?> TakeOverAsync(OpenDraft open, string word)
    {
        if (await claims.TakeOverAsync(open.Id, word) is { } refusal) return refusal;
        if (claims.TokenOf(open.Id) is { } token) open.Hold(token);
        return null;
    }

    /// <summary>The draft to go on with; null when all are done or held by others.</summary>
    public Task<Guid?> NextAsync() => Queue.NextAsync(State.Place, Closing, State.Skipped);

    /// <summary>The draft beside the open one in the list, whoever holds it; null beyond the ends.</summary>
    /// <param name="by">-1 for the one before, 1 for the one after.</param>
    public async Task<QueueRow?> BesideAsync(int by)
    {
        if (State.Queue.Beside(State.Place, by) is null) await ReadAsync(() => Queue.ReachAsync(by, Closing));
        return State.Queue.Beside(State.Place, by);
    }

    public DecisionBasis BasisOf(OpenDraft draft) => new(claims.TokenOf(draft.Id), draft.View.ConversationRevision, State.Zone);

    /// <summary>The page has been drawn: what is on it can be looked at from now on.</summary>
    public void Drawn()
    {
        if (State is { CanDecide: true, Open: { } open }) open.DecidableSince ??= clock.GetUtcNow();
    }

    /// <summary>Something stood before the draft that is open: it counts as seen only from when it is drawn again.</summary>
    public void LookAnew()
    {
        if (State.Open is { } open) open.DecidableSince = null;
    }

    /// <summary>Whether the draft has been on the screen, ready to be decided, long enough to have been looked at.</summary>
    public bool IsSeen(OpenDraft draft) => draft.DecidableSince is { } since && clock.GetUtcNow() - since >= Glance;

    public Task<Actor> ActorAsync() => reader.ActorAsync();

    public Task<Outcome<IReadOnlyList<EditTag>>> TagsAsync() => reader.TagsAsync(Closing);

    public async ValueTask DisposeAsync()
    {
        turn++;
        editing.Dispose();
        await closing.CancelAsync();
        await SavedAsync();
        await claims.DisposeAsync();
    }

    // How it ends is told to who asked for it.
    private async Task SavedAsync() => await saving.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    private async Task FollowRowsAsync(IReadOnlySet<LiveChange> changes)
    {
        var drafts = changes.Where(c => c.Topic == LiveTopic.Draft).Select(c => Guid.Parse(c.Key)).ToList();
        var conversations = changes.Where(c => c.Topic == LiveTopic.Conversation).Select(c => long.Parse(c.Key, CultureInfo.InvariantCulture)).ToHashSet();
        var users = changes.Where(c => c.Topic == LiveTopic.Customer).Select(c => c.Key).ToHashSet();
        var shown = conversations.Where(State.Queue.Shows).Concat(users.SelectMany(State.Queue.ConversationsOf)).ToHashSet();
        if (State.Open is { } open && (conversations.Contains(open.View.ConversationId) || drafts.Contains(open.Id) || users.Contains(open.View.UserId)))
            await refresh.RunAsync(open, draft: true, users.Contains(open.View.UserId), Closing);
        await Queue.FollowAsync(drafts, shown, Closing);
    }

    // What was read ahead, without another look at the database.
    private bool ShowReady(Guid id, KeptEdits kept)
    {
        if (ahead.Take(id) is not { } ready) return false;
        State.Show(ready.View, claims.TokenOf(id), kept);
        State.Open!.Talk.Show(ready.Talk);
        State.Open.Customer = ready.Customer;
        return true;
    }

    /// <returns>False when there is nothing to show, or another draft has been turned to meanwhile.</returns>
    private async Task<bool> ShowReadAsync(Guid id, KeptEdits kept, int mine)
    {
        var found = await reader.DraftAsync(id, Closing);
        if (mine != turn) return false;
        if (found.TryGet(out var view, out var refusal)) State.Show(view, claims.TokenOf(id), kept);
        else State.Refuse(refusal);
        return refusal is null;
    }

    // Nobody waits for what is only read ahead.
    private void LookAhead() => _ = LookAheadAsync();

    private async Task LookAheadAsync()
    {
        if (State.Open is null || closing.IsCancellationRequested) return;
        await ahead.PrepareAsync(await NextAsync(), Closing);
    }

    private async Task ReadAsync(Func<Task> read)
    {
        try
        {
            await reading.WaitAsync(Closing);
            try
            {
                await read();
            }
            finally
            {
                shown = State.Shown().ToHashSet();
                reading.Release();
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page has gone.
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            State.Queue.Fail();
        }
    }
}
