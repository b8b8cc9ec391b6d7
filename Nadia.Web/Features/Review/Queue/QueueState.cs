using Nadia.Core.Common;
using Nadia.Core.Review;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>
/// The queue as far as it has been read: always in the service's order, changed row by row as drafts come and go.
/// While it <see cref="Hold">holds</see> (the pointer is over it), rows that leave stay in their places, marked as gone.
/// </summary>
public sealed class QueueState
{
    private readonly Dictionary<Guid, (QueueItem Item, bool Gone)> known = [];
    private List<QueueRow> rows = [];
    private QueueSummary? summary;
    private bool loaded;
    private bool holding;

    public List<QueueRow> Rows => rows;

    /// <summary>Only drafts that bear it are in the list; null while all are.</summary>
    public QueueMark? Mark { get; private set; }

    /// <summary>The key of the page that has not been read; null when everything has.</summary>
    public string? Next { get; private set; }

    /// <summary>True when the last reading failed; what is shown may be old.</summary>
    public bool Failed { get; private set; }

    /// <summary>How many drafts wait, those that are not loaded included.</summary>
    public int Pending { get; private set; }

    /// <summary>How many drafts wait that bear a mark, as far as that is known.</summary>
    public int Marked(QueueMark mark) => summary?.Count(mark) ?? 0;

    /// <summary>Why conversations wait without a draft, as a sentence; null when none does.</summary>
    public string? Undrafted => summary is { Undrafted: > 0 } s
        ? $"{s.Undrafted} {(s.Undrafted == 1 ? "conversation waits" : "conversations wait")} for a draft: {s.LastError} Trying again."
        : null;

    public QueueView View => loaded switch
    {
        false => Failed ? QueueView.Failed : QueueView.Loading,
        true when Pending == 0 && rows.Count == 0 => Failed ? QueueView.Failed : QueueView.Empty,
        true => QueueView.Rows,
    };

    /// <summary>Another stretch of the queue is wanted: what was read of the former is gone.</summary>
    public void Narrow(QueueMark? mark)
    {
        if (mark == Mark) return;
        known.Clear();
        (Mark, Next, loaded, Failed) = (mark, null, false, false);
        Arrange();
    }

    /// <summary>Everything that was read anew, from the first row on.</summary>
    public void Show(IReadOnlyList<QueueItem> items, string? next)
    {
        var fresh = items.ToDictionary(i => i.Id);
        foreach (var id in known.Keys.Where(id => !fresh.ContainsKey(id)).ToList()) Leave(id);
        Take(items);
        (loaded, Failed, Next) = (true, false, next);
        Arrange();
    }

    /// <summary>The page after the last row.</summary>
    public void Append(Page<QueueItem> page)
    {
        Take(page.Items);
        (Next, Failed) = (page.Next, false);
        Arrange();
    }

    /// <summary>What became of some drafts: those found wait (anew), the others do not wait any more.</summary>
    public void Follow(IReadOnlyCollection<Guid> asked, IReadOnlyList<QueueItem> found)
    {
        var fitting = found.Where(i => Mark is not { } mark || i.Bears(mark)).ToList();
        var waiting = fitting.Select(i => i.Id).ToHashSet();
        foreach (var id in asked.Where(id => !waiting.Contains(id))) Leave(id);
        Take(fitting.Where(IsWithinReach));
        Arrange();
    }

    public void Summarize(QueueSummary fresh)
    {
        summary = fresh;
        Count();
    }

    public void Fail() => Failed = true;

    /// <summary>Keeps rows that leave in their places until it is let go.</summary>
    public void Hold(bool hold)
    {
        holding = hold;
        if (hold || rows.TrueForAll(r => !r.Gone)) return;
        foreach (var row in rows.Where(r => r.Gone)) known.Remove(row.Item.Id);
        Arrange();
    }

    /// <summary>Takes out what this reviewer has just decided.</summary>
    public void Remove(Guid id)
    {
        if (known.Remove(id)) Arrange();
    }

    public QueueItem? Find(Guid id) => known.TryGetValue(id, out var row) && !row.Gone ? row.Item : null;

    /// <summary>The pending draft of a conversation, as far as the queue is loaded.</summary>
    public QueueItem? OfConversation(long conversationId) =>
        rows.Find(r => !r.Gone && r.Item.ConversationId == conversationId)?.Item;

    public bool Shows(long conversationId) => rows.Exists(r => r.Item.ConversationId == conversationId);

    public IReadOnlyCollection<long> ConversationsOf(string userId) =>
        [.. rows.Where(r => r.Item.UserId == userId).Select(r => r.Item.ConversationId)];

    /// <summary>
    /// The draft to go on with: the first one after <paramref name="place"/> that nobody else holds, else the first of all. Those that were
    /// skipped come when there is no other.
    /// </summary>
    public QueueItem? NextFor(string reviewerId, QueuePlace? place, IReadOnlySet<Guid>? skipped = null)
    {
        var free = rows.Where(r => !r.Gone && r.Item.Id != place?.Id && (r.Item.HolderId is null || r.Item.HolderId == reviewerId)).ToList();
        if (skipped is not null && free.Exists(r => !skipped.Contains(r.Item.Id))) free.RemoveAll(r => skipped.Contains(r.Item.Id));
        return (free.Find(r => place is { } from && QueuePlace.Of(r.Item).IsAfter(from)) ?? free.FirstOrDefault())?.Item;
    }

    /// <summary>The row beside a place, whoever holds it; the first of all without a place, null beyond either end.</summary>
    /// <param name="by">-1 for the one before, 1 for the one after.</param>
    public QueueRow? Beside(QueuePlace? place, int by) => (place, by) switch
    {
        (null, _) => rows.Find(r => !r.Gone),
        ({ } from, > 0) => rows.Find(r => !r.Gone && QueuePlace.Of(r.Item).IsAfter(from)),
        ({ } from, _) => rows.FindLast(r => !r.Gone && from.IsAfter(QueuePlace.Of(r.Item))),
    };

    private void Take(IEnumerable<QueueItem> items)
    {
        foreach (var item in items) known[item.Id] = (item, false);
    }

    private void Leave(Guid id)
    {
        if (!known.TryGetValue(id, out var row)) return;
        if (holding) known[id] = (row.Item, true);
        else known.Remove(id);
    }

    // A row beyond the last one that was read comes with its page, else the rows between would be skipped.
    private bool IsWithinReach(QueueItem item) => Next is null || rows.Count == 0 || QueuePlace.Of(rows[^1].Item).IsAfter(QueuePlace.Of(item));

    private void Arrange()
    {
        rows = [.. known.Values.OrderBy(r => r.Item.QueueAt).ThenBy(r => r.Item.Id).Select((r, i) => new QueueRow(r.Item, i, r.Gone))];
        Count();
    }

    private void Count()
    {
        var here = rows.Count(r => !r.Gone);
        Pending = Next is null ? here : Math.Max(here + 1, summary?.Count(Mark) ?? 0);
    }
}
