using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>
/// Keeps a <see cref="QueueState"/> true: reads what comes into sight, follows what changes, counts now and then. Whoever calls it sees
/// to it that one call ends before the next begins.
/// </summary>
public sealed class QueueFollower(QueueReader reader, QueueState state, TimeProvider clock)
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(3);

    private long? countedAt;

    /// <summary>Reads the loaded stretch anew, and the figures.</summary>
    /// <returns>False when it was refused: then the state says so.</returns>
    public async Task<bool> RefreshAsync(CancellationToken token)
    {
        // Some drafts may stand at the very moment of the first row, so it is asked for from that moment on.
        QueuePlace? from = state.First == 0 || state.Rows.Count == 0 ? null : new QueuePlace(state.Rows[0].Item.QueueAt, Guid.Empty);
        var wanted = Math.Clamp(state.Rows.Count, QueueReader.PageSize, QueueState.MaxRows);
        List<QueueItem> items = [];
        string? next = null;
        do
        {
            var place = items.Count == 0 ? from : QueuePlace.Of(items[^1]);
            if (!(await reader.AfterAsync(state.Filter, place, token)).TryGet(out var page, out _)) return Failed();
            items.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null && items.Count < wanted);
        var first = 0;
        if (from is { } place0 && !(await reader.RankAsync(state.Filter, place0, token)).TryGet(out first, out _)) return Failed();
        if (items.Count == 0 && first > 0) return await ToEndAsync(first, token);
        state.Show(items, next, first);
        await CountAsync(token);
        return true;
    }

    /// <summary>Narrows the list to another filter.</summary>
    public Task<bool> NarrowAsync(QueueFilter filter, CancellationToken token)
    {
        state.Narrow(filter);
        return RefreshAsync(token);
    }

    /// <summary>Reads the rows in sight and some around them, as far as they are not loaded.</summary>
    public async Task LookAsync(QueueWindow window, CancellationToken token)
    {
        if (state.View != QueueView.Rows || state.Rows.Count == 0) return;
        var (skip, take) = window.Of(state.Pending);
        if (skip > state.First + state.Rows.Count + QueueReader.PageSize || skip + take < state.First - QueueReader.PageSize)
        {
            await LeapAsync(skip, token);
            return;
        }

        while (skip + take + QueueState.Ahead > state.First + state.Rows.Count && state.Next is not null)
        {
            if (!(await reader.AfterAsync(state.Filter, QueuePlace.Of(state.Rows[^1].Item), token)).TryGet(out var page, out _)) return;
            state.Append(page);
        }

        while (skip - QueueState.Ahead < state.First && state.First > 0)
        {
            if (!(await reader.BeforeAsync(state.Filter, QueuePlace.Of(state.Rows[0].Item), token)).TryGet(out var page, out _)) return;
            state.Prepend(page);
        }
    }

    /// <summary>Re-reads the rows that changed, and counts when it is time.</summary>
    /// <param name="conversations">Of rows that are shown.</param>
    public async Task FollowAsync(IReadOnlyCollection<Guid> drafts, IReadOnlyCollection<long> conversations, CancellationToken token)
    {
        if (drafts.Count + conversations.Count == 0) return;
        if ((await reader.RowsAsync(drafts, conversations, token)).TryGet(out var found, out _))
        {
            var reviewer = (await reader.ActorAsync()).Id;
            var asked = found.Select(row => row.Id).Concat(drafts).ToHashSet();
            state.Follow(asked, [.. found.Where(row => state.Filter.Fits(row, reviewer, reader.Now))]);
        }

        if (countedAt is not { } then || clock.GetElapsedTime(then) >= CountEvery) await CountAsync(token);
    }

    /// <summary>Counts anew, because the last figures may have been older than what has changed; call it now and then.</summary>
    public Task TickAsync(CancellationToken token) => state.Summary is null ? Task.CompletedTask : CountAsync(token);

    /// <summary>The draft to go on with: the first free one after the place, else the first free one of all.</summary>
    public async Task<Guid?> NextAsync(QueuePlace? place, CancellationToken token, IReadOnlySet<Guid>? skipped = null)
    {
        var reviewer = (await reader.ActorAsync()).Id;
        if (state.Reaches(place) && state.NextAfter(reviewer, place, skipped) is { } loaded) return loaded.Id;
        if (state.First == 0 && state.Next is null) return state.NextFor(reviewer, place, skipped)?.Id;
        if ((await reader.NextFreeAsync(state.Filter, place, token)).TryGet(out var next, out _) && next is not null) return next.Id;
        return (await reader.NextFreeAsync(state.Filter, null, token)).TryGet(out var first, out _) && first?.Id != place?.Id ? first?.Id : null;
    }

    /// <summary>Reads one more page at one end of the loaded stretch, where there is more.</summary>
    /// <param name="by">-1 for the beginning, 1 for the end.</param>
    public async Task ReachAsync(int by, CancellationToken token)
    {
        if (state.Rows.Count == 0) return;
        if (by > 0 && state.Next is not null)
        {
            if ((await reader.AfterAsync(state.Filter, QueuePlace.Of(state.Rows[^1].Item), token)).TryGet(out var page, out _)) state.Append(page);
        }
        else if (by < 0 && state.First > 0)
        {
            if ((await reader.BeforeAsync(state.Filter, QueuePlace.Of(state.Rows[0].Item), token)).TryGet(out var page, out _)) state.Prepend(page);
        }
    }

    private async Task LeapAsync(int skip, CancellationToken token)
    {
        var index = Math.Max(0, skip - QueueState.Ahead);
        if (!(await reader.JumpAsync(state.Filter, index, token)).TryGet(out var page, out _)) return;
        if (page.Items.Count == 0) await ToEndAsync(index, token);
        else state.Leap(page.Items, page.Next, index);
    }

    // The list is shorter than it was thought to be: its last rows.
    private async Task<bool> ToEndAsync(int before, CancellationToken token)
    {
        var last = new QueuePlace(DateTimeOffset.MaxValue, Guid.AllBitsSet);
        if (!(await reader.BeforeAsync(state.Filter, last, token)).TryGet(out var page, out _)) return Failed();
        state.Leap(page.Items, null, page.Next is null ? 0 : Math.Max(1, before - page.Items.Count));
        await CountAsync(token);
        return true;
    }

    private async Task CountAsync(CancellationToken token)
    {
        countedAt = clock.GetTimestamp();
        state.Rules = await reader.RulesAsync(token);
        int? inList = null;
        if (state.Filter.Parts > (state.Filter.Mark is null ? 0 : 1) && state.Next is not null
            && (await reader.CountAsync(state.Filter, token)).TryGet(out var count, out _)) inList = count;
        if ((await reader.SummaryAsync(token)).TryGet(out var summary, out _)) state.Summarize(summary, inList);
    }

    private bool Failed()
    {
        state.Fail();
        return false;
    }
}
