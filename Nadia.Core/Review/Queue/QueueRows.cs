using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Live;

namespace Nadia.Core.Review.Queue;

/// <summary>
/// Rows that have just changed, for every page of this process: two hundred pages that hear of the same draft ask PostgreSQL once.
/// A row is forgotten before anybody hears of its next change, so whoever reads after a signal never gets what was before it.
/// </summary>
public sealed class QueueRows : IDisposable
{
    private const int Most = 2000;
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(5);
    private static readonly Actor Reader = Actor.System("queue");

    private readonly QueueReads reads;
    private readonly LiveFeed feed;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly Dictionary<LiveChange, Entry> known = [];

    public QueueRows(QueueReads reads, LiveFeed feed, TimeProvider clock)
    {
        (this.reads, this.feed, this.clock) = (reads, feed, clock);
        feed.Delivering += Forget;
    }

    public void Dispose() => feed.Delivering -= Forget;

    /// <summary>As <see cref="QueueReads.RowsAsync"/>.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<QueueItem>>> ReadAsync(
        IReadOnlyCollection<Guid> draftIds, IReadOnlyCollection<long> conversationIds, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see drafts")) is { } refusal) return refusal;
        var wanted = draftIds.Select(LiveChange.Draft).Concat(conversationIds.Select(LiveChange.Conversation)).ToList();
        var rows = new Dictionary<Guid, QueueItem>();
        foreach (var entry in Take(wanted))
        {
            var read = await entry.Row.WaitAsync(token);
            if (read is not null) rows[read.Id] = read;
        }

        return rows.Values.OrderBy(r => r.QueueAt).ThenBy(r => r.Id).ToList();
    }

    private List<Entry> Take(List<LiveChange> wanted)
    {
        lock (gate)
        {
            if (known.Count > Most) known.Clear();
            var missing = wanted.Where(key => !known.TryGetValue(key, out var entry) || IsOld(entry)).ToList();
            if (missing.Count > 0)
            {
                var batch = Task.Run(() => LoadAsync(missing));
                foreach (var key in missing) known[key] = new(RowAsync(batch, key), clock.GetTimestamp());
            }

            return wanted.ConvertAll(key => known[key]);
        }
    }

    private bool IsOld(Entry entry) => entry.Row.IsFaulted || clock.GetElapsedTime(entry.At) > Oldest;

    private async Task<IReadOnlyList<QueueItem>> LoadAsync(List<LiveChange> keys)
    {
        var drafts = keys.Where(k => k.Topic == LiveTopic.Draft).Select(k => Guid.Parse(k.Key)).ToList();
        var conversations = keys.Where(k => k.Topic == LiveTopic.Conversation).Select(k => long.Parse(k.Key, CultureInfo.InvariantCulture)).ToList();
        return (await reads.RowsAsync(drafts, conversations, Reader, CancellationToken.None)).Value;
    }

    private static async Task<QueueItem?> RowAsync(Task<IReadOnlyList<QueueItem>> batch, LiveChange key) =>
        (await batch).FirstOrDefault(row => key == LiveChange.Draft(row.Id) || key == LiveChange.Conversation(row.ConversationId));

    // A row shows its draft, its conversation and its customer: only a change of another draft leaves it as it is.
    private void Forget(IReadOnlyCollection<LiveChange> changes)
    {
        lock (gate)
        {
            if (known.Count == 0) return;
            if (changes.Any(change => change.Topic is LiveTopic.Conversation or LiveTopic.Customer or LiveTopic.Everything)) known.Clear();
            else if (changes.Any(change => change.Topic == LiveTopic.Draft)) ForgetDrafts([.. changes]);
        }
    }

    private void ForgetDrafts(HashSet<LiveChange> changes)
    {
        foreach (var key in known.Keys.Where(key => key.Topic == LiveTopic.Conversation || changes.Contains(key)).ToList()) known.Remove(key);
    }

    private sealed record Entry(Task<QueueItem?> Row, long At);
}
