using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>
/// A stretch of the queue, at most <see cref="MaxRows"/> rows of it however long it is: always in the service's order, changed row by row
/// as drafts come and go. While it <see cref="Hold">holds</see> (the pointer is over it), rows that leave stay in their places, marked as gone.
/// </summary>
public sealed class QueueState
{
    /// <summary>Rows that are kept; those farther away are read again when they come into sight.</summary>
    public const int MaxRows = 200;

    /// <summary>Rows read ahead of those that are drawn.</summary>
    public const int Ahead = 20;

    private readonly Dictionary<Guid, (QueueItem Item, bool Gone)> known = [];
    private List<QueueRow> rows = [];
    private int counted;
    private bool loaded;
    private bool holding;

    public List<QueueRow> Rows => rows;

    /// <summary>Only drafts that fit it are in the list.</summary>
    public QueueFilter Filter { get; private set; } = QueueFilter.All;

    /// <summary>The place of the first row in the whole list, from 0.</summary>
    public int First { get; private set; }

    /// <summary>The key of the page after the last row; null when that is the end.</summary>
    public string? Next { get; private set; }

    /// <summary>True when a reading failed and the list has not been read anew since; what is shown may be old.</summary>
    public bool Failed { get; private set; }

    /// <summary>How many drafts wait in the list, those that are not loaded included.</summary>
    public int Pending { get; private set; }

    /// <summary>The figures of the whole queue as far as they are known.</summary>
    public QueueSummary? Summary { get; private set; }

    /// <summary>From when on a wait is long.</summary>
    public QueueRules Rules { get; set; } = QueueRules.Default;

    /// <summary>True when the list is longer than is counted.</summary>
    public bool IsCapped => Next is not null && !Filter.IsAll && counted > QueueReads.CountCap;

    /// <summary>Why conversations wait without a draft, as a sentence; null when none does.</summary>
    public string? Undrafted => Summary switch
    {
        { Undrafted: 1 } s => Words.Fill($"1 conversation waits for a draft: {StoredReason.Say(s.LastError)} Trying again."),
        { Undrafted: > 1 } s => Words.Fill($"{s.Undrafted} conversations wait for a draft: {StoredReason.Say(s.LastError)} Trying again."),
        _ => null,
    };

    /// <summary>Whether somebody in the whole queue has waited for too long.</summary>
    public bool IsLate(DateTimeOffset now) => Summary?.OldestWaiting is { } oldest && Rules.LevelOf(now - oldest) == WaitLevel.Late;

    public QueueView View => loaded switch
    {
        false => Failed ? QueueView.Failed : QueueView.Loading,
        true when Pending == 0 && rows.Count == 0 => Failed ? QueueView.Failed : QueueView.Empty,
        true => QueueView.Rows,
    };

    /// <summary>How many drafts wait that bear a mark, as far as that is known.</summary>
    public int Marked(QueueMark mark) => Summary?.Count(mark) ?? 0;

    /// <summary>Another list is wanted: what was read of the former is gone.</summary>
    public void Narrow(QueueFilter filter)
    {
        if (filter == Filter) return;
        (Filter, Next, First, counted, loaded, Failed) = (filter, null, 0, 0, false, false);
        known.Clear();
        Arrange();
    }

    /// <summary>Everything that was read anew.</summary>
    /// <param name="first">The place of the first of them in the whole list.</param>
    public void Show(IReadOnlyList<QueueItem> items, string? next, int first = 0)
    {
        var fresh = items.ToDictionary(i => i.Id);
        foreach (var id in known.Keys.Where(id => !fresh.ContainsKey(id)).ToList()) Leave(id);
        Take(items);
        (loaded, Failed, Next, First) = (true, false, next, first);
        Arrange();
    }

    /// <summary>Another stretch in place of the one that was shown.</summary>
    public void Leap(IReadOnlyList<QueueItem> items, string? next, int first)
    {
        known.Clear();
        Show(items, next, first);
    }

    /// <summary>The page after the last row; what is then too much leaves at the other end.</summary>
    public void Append(Page<QueueItem> page)
    {
        Take(page.Items);
        Next = page.Next;
        Arrange();
        var surplus = rows.Count - MaxRows;
        if (surplus <= 0) return;
        foreach (var row in rows.Take(surplus)) known.Remove(row.Item.Id);
        First += surplus;
        Arrange();
    }

    /// <summary>The page before the first row; what is then too much leaves at the other end.</summary>
    public void Prepend(Page<QueueItem> page)
    {
        var added = page.Items.Count(item => !known.ContainsKey(item.Id));
        Take(page.Items);
        First = page.Next is null ? 0 : Math.Max(1, First - added);
        Arrange();
        if (rows.Count <= MaxRows) return;
        foreach (var row in rows.Skip(MaxRows)) known.Remove(row.Item.Id);
        Next = QueuePlace.Of(rows[MaxRows - 1].Item).ToString();
        Arrange();
    }

    /// <summary>What became of some drafts: those found belong to the list, the others do not any more.</summary>
    public void Follow(IReadOnlyCollection<Guid> asked, IReadOnlyList<QueueItem> found)
    {
        var fitting = found.Select(i => i.Id).ToHashSet();
        foreach (var id in asked.Where(id => !fitting.Contains(id))) Leave(id);
        Take(found.Where(IsWithinReach));
        Arrange();
    }

    /// <param name="fresh">The figures of the whole queue.</param>
    /// <param name="inList">How many the filter leaves; null when the figures say it.</param>
    public void Summarize(QueueSummary fresh, int? inList = null)
    {
        Summary = fresh;
        counted = inList ?? (Filter.Mark is null && Filter.Parts > 0 ? counted : fresh.Count(Filter.Mark));
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
    /// The draft to go on with among the loaded ones: the first one after <paramref name="place"/> that nobody else holds, else the first of
    /// all. Those that were skipped come when there is no other.
    /// </summary>
    public QueueItem? NextFor(string reviewerId, QueuePlace? place, IReadOnlySet<Guid>? skipped = null)
    {
        var free = rows.Where(r => r.Item.Id != place?.Id && IsFree(r, reviewerId)).ToList();
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

    /// <summary>The first loaded draft after the place that nobody else holds.</summary>
    public QueueItem? NextAfter(string reviewerId, QueuePlace? place, IReadOnlySet<Guid>? skipped = null) =>
        rows.Find(r => IsFree(r, reviewerId) && skipped?.Contains(r.Item.Id) != true && (place is not { } from || QueuePlace.Of(r.Item).IsAfter(from)))?.Item;

    /// <summary>True when no draft between the place and the loaded rows can be missing.</summary>
    public bool Reaches(QueuePlace? place) =>
        First == 0 || (place is { } from && rows.Count > 0 && !QueuePlace.Of(rows[0].Item).IsAfter(from));

    /// <summary>Whether the rows in sight are loaded, and those that will be next.</summary>
    public bool Covers(QueueWindow window)
    {
        var (skip, take) = window.Of(Pending);
        return (First == 0 || skip - Ahead >= First) && (Next is null || skip + take + Ahead <= First + rows.Count);
    }

    /// <summary>The loaded ones among the rows to draw.</summary>
    public IEnumerable<QueueRow> Drawn(QueueWindow window)
    {
        var (skip, take) = window.Of(Pending);
        var from = Math.Max(0, skip - First);
        return rows.Skip(from).Take(skip + take - First - from);
    }

    private static bool IsFree(QueueRow row, string reviewerId) =>
        !row.Gone && (row.Item.HolderId is null || row.Item.HolderId == reviewerId);

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

    // A row beyond the loaded ones comes with its page, else the rows between would be skipped.
    private bool IsWithinReach(QueueItem item)
    {
        if (rows.Count == 0) return true;
        var place = QueuePlace.Of(item);
        return (Next is null || QueuePlace.Of(rows[^1].Item).IsAfter(place)) && (First == 0 || place.IsAfter(QueuePlace.Of(rows[0].Item)));
    }

    private void Arrange()
    {
        rows = [.. known.Values.OrderBy(r => r.Item.QueueAt).ThenBy(r => r.Item.Id).Select((r, i) => new QueueRow(r.Item, First + i, r.Gone))];
        Count();
    }

    private void Count()
    {
        var end = First + rows.Count(r => !r.Gone);
        Pending = Next is null ? end : Math.Max(end + 1, counted);
    }
}
