using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Core.Review;

namespace Nadia.Web.Features.Review;

/// <summary>
/// Reads what the review page shows and follows what changes. One for each page; all of it runs on the page's own circuit.
/// Readings of what is shown go one after another, so that an older answer never overwrites a newer one.
/// </summary>
public sealed class ReviewDesk(DeskReader reader, ClaimKeeper claims, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private volatile HashSet<LiveChange> shown = [];
    private int turn;
    private long? counted;

    public ReviewDeskState State { get; } = new();

    private CancellationToken Closing => closing.Token;

    /// <summary>
    /// Whether a change touches what is shown; any thread may ask. A message that has no draft yet does not, so that it does not
    /// use up the feed's first call, which the draft that follows it would then have to wait behind.
    /// </summary>
    public bool Wants(LiveChange change) => change.Topic == LiveTopic.Draft || shown.Contains(change);

    /// <summary>Reads the queue as far as it is shown, and what is open.</summary>
    public Task RefreshAsync() => ReadAsync(async () =>
    {
        if (!(await reader.QueueAsync(State.Queue.Rows.Count, State.Queue.Mark, Closing)).TryGet(out var page, out _))
        {
            State.Queue.Fail();
            return;
        }

        State.Queue.Show(page.Items, page.Next);
        await CountAsync(now: true);
        if (State.Open is { } open) await RefreshAsync(open, draft: true, customer: true);
    });

    /// <summary>Narrows the queue to the drafts that bear a mark; null shows all.</summary>
    public Task NarrowAsync(QueueMark? mark)
    {
        State.Queue.Narrow(mark);
        return RefreshAsync();
    }

    /// <summary>The next page of the queue.</summary>
    public Task LoadMoreAsync() => ReadAsync(async () =>
    {
        if (State.Queue.Next is { } next && (await reader.MoreAsync(next, State.Queue.Mark, Closing)).TryGet(out var page, out _)) State.Queue.Append(page);
    });

    /// <summary>Re-reads of what is shown only what the changes touch.</summary>
    public async Task FollowAsync(IReadOnlySet<LiveChange> changes)
    {
        if (changes.Contains(LiveChange.Everything)) await RefreshAsync();
        else await ReadAsync(() => FollowRowsAsync(changes));
    }

    /// <summary>Claims the draft and puts it on the screen; one that cannot be claimed is shown for reading.</summary>
    public async Task OpenAsync(Guid id)
    {
        var mine = ++turn;
        State.Begin(id);
        try
        {
            var held = await claims.HoldAsync(id);
            var found = await reader.DraftAsync(id, Closing);
            var kept = await reader.KeptAsync(id, Closing);
            if (mine != turn) return;
            if (!found.TryGet(out var view, out var refusal))
            {
                State.Refuse(refusal);
                return;
            }

            State.Show(view, held, kept);
            await ReadAsync(() => State.Open is { } open ? RefreshAsync(open, draft: false, customer: true) : Task.CompletedTask);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            if (mine == turn) State.Fail();
        }
    }

    public async Task CloseAsync()
    {
        turn++;
        State.Close();
        await claims.LetGoAsync();
    }

    /// <summary>The claim was lost: the draft stays on the screen with the reviewer's text, for reading.</summary>
    public async Task LostAsync(Guid id)
    {
        if (State.Open is not { } open || open.Id != id) return;
        open.Mine = false;
        await ReadAsync(() => RefreshAsync(open, draft: true, customer: false));
    }

    public async Task LoadEarlierAsync()
    {
        if (State.Open is not { Talk: { HasEarlier: true } talk } open) return;
        var earlier = await reader.TalkAsync(open.View.ConversationId, talk.Messages[0].Id, Closing);
        if (earlier.TryGet(out var timeline, out _)) talk.Prepend(timeline);
    }

    /// <summary>Puts the reviewer's text over the draft that took the place of theirs, so that it shows when that one is opened.</summary>
    public async Task<bool> CopyOverAsync(Guid successor)
    {
        if (!(await reader.DraftAsync(successor, Closing)).TryGet(out var view, out _)) return false;
        State.CopyOver(successor, view.Bubbles);
        return true;
    }

    /// <summary>The draft to go on with; null when all are done or held by others.</summary>
    public async Task<Guid?> NextAsync() => State.Queue.NextFor((await reader.ActorAsync()).Id, State.Place)?.Id;

    public DecisionBasis BasisOf(OpenDraft draft) => new(claims.TokenOf(draft.Id), draft.View.ConversationRevision);

    public Task<Actor> ActorAsync() => reader.ActorAsync();

    public Task<Outcome<IReadOnlyList<EditTag>>> TagsAsync() => reader.TagsAsync(Closing);

    public async ValueTask DisposeAsync()
    {
        turn++;
        await closing.CancelAsync();
        await claims.DisposeAsync();
    }

    private async Task FollowRowsAsync(IReadOnlySet<LiveChange> changes)
    {
        var drafts = changes.Where(c => c.Topic == LiveTopic.Draft).Select(c => Guid.Parse(c.Key)).ToList();
        var conversations = changes.Where(c => c.Topic == LiveTopic.Conversation).Select(c => long.Parse(c.Key, CultureInfo.InvariantCulture)).ToHashSet();
        var users = changes.Where(c => c.Topic == LiveTopic.Customer).Select(c => c.Key).ToHashSet();
        var shown = conversations.Where(State.Queue.Shows).Concat(users.SelectMany(State.Queue.ConversationsOf)).ToHashSet();
        if (State.Open is { } open && (conversations.Contains(open.View.ConversationId) || drafts.Contains(open.Id) || users.Contains(open.View.UserId)))
            await RefreshAsync(open, draft: true, users.Contains(open.View.UserId));
        if (drafts.Count + shown.Count > 0 && (await reader.RowsAsync(drafts, shown, Closing)).TryGet(out var rows, out _))
            State.Queue.Follow(drafts, rows);
        await CountAsync(now: false);
    }

    private async Task RefreshAsync(OpenDraft open, bool draft, bool customer)
    {
        if (draft && (await reader.DraftAsync(open.Id, Closing)).TryGet(out var view, out _))
        {
            open.Show(view);
            if (view.Holder is { } holder && holder.ReviewerId != (await reader.ActorAsync()).Id) open.Mine = false;
        }

        if (open.Standing == DraftStanding.Free && State.Open == open && State.Opening is null && await claims.HoldAsync(open.Id)) open.Mine = true;
        if ((await reader.TalkAsync(open.View.ConversationId, null, Closing)).TryGet(out var latest, out _)) open.Talk.Show(latest);
        if (customer) open.Customer = await reader.CustomerAsync(open.View.UserId, Closing);
        if (open.Standing == DraftStanding.Superseded && (await reader.RowsAsync([], [open.View.ConversationId], Closing)).TryGet(out var newer, out _))
            open.Successor = newer.FirstOrDefault(row => row.Id != open.Id);
    }

    // Counting ten thousand rows at each change would cost more than all the rest.
    private async Task CountAsync(bool now)
    {
        if (!now && counted is { } then && clock.GetElapsedTime(then) < CountEvery) return;
        counted = clock.GetTimestamp();
        if ((await reader.SummaryAsync(Closing)).TryGet(out var summary, out _)) State.Queue.Summarize(summary);
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
