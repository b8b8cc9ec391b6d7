using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Review.Queue;

namespace Nadia.Core.Review;

/// <summary>What reviewers see of drafts. The queue itself is read by <see cref="QueueReads"/>.</summary>
public sealed class ReviewReads(IDbContextFactory<NadiaDbContext> contexts, QueueReads queue, QueueFigures figures, TimeProvider clock)
{
    /// <summary>One draft in any state.</summary>
    /// <returns>Refusals: Forbidden, NotFound.</returns>
    public async Task<Outcome<ReviewView>> GetAsync(Guid id, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var row = await Rows(db, db.Drafts.Where(d => d.Id == id)).WithChecksFor(actor).SingleOrDefaultAsync(token);
        if (row is null) return new NotFound(Words.Of("The draft"));
        return row.ToView(await OutcomeOfAsync(db, row.Draft, token));
    }

    /// <summary>Waiting drafts with everything, in the queue's order.</summary>
    /// <param name="limit">1 to 100.</param>
    public async Task<Outcome<Page<ReviewView>>> PendingAsync(string? after, int limit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("see drafts")) ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
        if (!PageKey.Parse(after, IsId).TryGet(out var key, out refusal)) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await Rows(db, Waiting(db, key).Take(limit + 1)).ToListAsync(token);
        var items = rows.OrderBy(r => r.Draft.QueueAt).ThenBy(r => r.Draft.Id).Take(limit).Select(r => r.ToView(null)).ToList();
        return new Page<ReviewView>(items, rows.Count > limit ? new PageKey(items[^1].QueueAt, items[^1].Id.ToString()).ToString() : null);
    }

    /// <summary>Waiting drafts as the queue's rows show them.</summary>
    /// <param name="limit">1 to 100.</param>
    public Task<Outcome<Page<QueueItem>>> QueueAsync(string? after, int limit, Actor actor, CancellationToken token) =>
        QueueAsync(after, limit, null, actor, token);

    /// <summary>As above, those alone that bear the mark.</summary>
    public async Task<Outcome<Page<QueueItem>>> QueueAsync(string? after, int limit, QueueMark? mark, Actor actor, CancellationToken token) =>
        QueuePlace.Parse(after).TryGet(out var place, out var refusal)
            ? await queue.AfterAsync(new() { Mark = mark }, place, limit, actor, token)
            : refusal;

    /// <summary>As <see cref="QueueReads.RowsAsync"/>.</summary>
    public Task<Outcome<IReadOnlyList<QueueItem>>> QueueRowsAsync(
        IReadOnlyCollection<Guid> draftIds, IReadOnlyCollection<long> conversationIds, Actor actor, CancellationToken token) =>
        queue.RowsAsync(draftIds, conversationIds, actor, token);

    public Task<Outcome<QueueSummary>> SummaryAsync(Actor actor, CancellationToken token) => figures.ReadAsync(actor, token);

    /// <summary>The active edit tags, by family.</summary>
    public async Task<Outcome<IReadOnlyList<EditTag>>> TagsAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see edit tags")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.EditTags.AsNoTracking().Where(t => t.RetiredAt == null).OrderBy(t => t.Family).ThenBy(t => t.Position).ToListAsync(token);
    }

    private static bool IsId(string text) => Guid.TryParse(text, out _);

    private static IQueryable<Draft> Waiting(NadiaDbContext db, PageKey? key)
    {
        var waiting = db.Drafts.AsNoTracking().Where(d => d.State == DraftState.Pending);
        if (key is not null && Guid.TryParse(key.Id, out var id))
        {
            waiting = waiting.Where(d => d.QueueAt >= key.At && (d.QueueAt > key.At || d.Id > id));
        }

        return waiting.OrderBy(d => d.QueueAt).ThenBy(d => d.Id);
    }

    private IQueryable<ReviewRow> Rows(NadiaDbContext db, IQueryable<Draft> drafts)
    {
        var now = clock.GetUtcNow();
        return from draft in drafts.AsNoTracking()
               join customer in db.Customers on draft.CustomerId equals customer.Id
               join conversation in db.Conversations on draft.ConversationId equals conversation.Id
               from claim in db.Claims.Where(c => c.DraftId == draft.Id && c.Until > now).DefaultIfEmpty()
               select new ReviewRow(
                   draft, customer.UserId, customer.Nickname, customer.Name, customer.Status, customer.LtvUsd, conversation.Revision,
                   conversation.DraftingError, claim);
    }

    private static async Task<ReviewOutcome?> OutcomeOfAsync(NadiaDbContext db, Draft draft, CancellationToken token)
    {
        if (await db.DecisionOnAsync(draft.Id, token) is not { } review) return null;
        var (stopped, overtaken) = (
            db.Stopped(draft.ConversationId),
            db.CameBack(draft.ConversationId).Where(r => r.Draft.State == DraftState.Approved || r.Draft.State == DraftState.Rejected));
        var deliveries = await db.Outbox.AsNoTracking()
            .Where(o => o.DraftId == draft.Id)
            .OrderBy(o => o.Position)
            .Select(o => new DeliveryReceipt(o.Text, o.State, o.ExternalId, o.Error, o.NotBefore, o.SentAt, o.ReadAt)
            {
                IsDropped = o.DroppedAt != null,
                IsOpen = stopped.Any(s => s.Id == o.Id) && !overtaken.Any(r => r.Bubble.Id == o.Id),
            })
            .ToListAsync(token);
        return new(
            review.Decision, review.FinalBubbles, review.EditTags, review.QualityScore, review.Notes,
            review.ReviewerId, review.ReviewerName, review.ReviewSeconds, review.DecidedAt, deliveries);
    }
}
