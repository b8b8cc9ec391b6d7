using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Core.Review.Queue;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>Everything the queue's pane reads, as the person who works in this circuit.</summary>
public sealed class QueueReader(QueueReads queue, QueueRows rows, QueueCounts counts, QueueRuleBook rules, CurrentActor who, TimeProvider clock)
{
    /// <summary>Rows in one reading.</summary>
    public const int PageSize = 50;

    public Task<Actor> ActorAsync() => who.GetAsync();

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Outcome<Page<QueueItem>>> AfterAsync(QueueFilter filter, QueuePlace? place, CancellationToken token) =>
        await queue.AfterAsync(filter, place, PageSize, await who.GetAsync(), token);

    public async Task<Outcome<Page<QueueItem>>> BeforeAsync(QueueFilter filter, QueuePlace place, CancellationToken token) =>
        await queue.BeforeAsync(filter, place, PageSize, await who.GetAsync(), token);

    /// <summary>Two pages from the <paramref name="index"/>th row on.</summary>
    public async Task<Outcome<Page<QueueItem>>> JumpAsync(QueueFilter filter, int index, CancellationToken token) =>
        await queue.JumpAsync(filter, index, 2 * PageSize, await who.GetAsync(), token);

    public async Task<Outcome<int>> RankAsync(QueueFilter filter, QueuePlace place, CancellationToken token) =>
        await queue.RankAsync(filter, place, await who.GetAsync(), token);

    public async Task<Outcome<QueueItem?>> NextFreeAsync(QueueFilter filter, QueuePlace? place, CancellationToken token) =>
        await queue.NextFreeAsync(filter, place, await who.GetAsync(), token);

    public async Task<Outcome<IReadOnlyList<QueueItem>>> RowsAsync(
        IReadOnlyCollection<Guid> drafts, IReadOnlyCollection<long> conversations, CancellationToken token) =>
        await rows.ReadAsync(drafts, conversations, await who.GetAsync(), token);

    public async Task<Outcome<QueueSummary>> SummaryAsync(CancellationToken token) => await counts.ReadAsync(await who.GetAsync(), token);

    public Task<QueueRules> RulesAsync(CancellationToken token) => rules.ReadAsync(token);

    public async Task<Outcome<int>> CountAsync(QueueFilter filter, CancellationToken token) => await queue.CountAsync(filter, await who.GetAsync(), token);
}
