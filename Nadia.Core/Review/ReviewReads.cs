using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review;

/// <summary>What reviewers see. The queue's order is longest-waiting first, with a head start for risk and value; it is one index scan.</summary>
public sealed class ReviewReads(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>One draft in any state.</summary>
    /// <returns>Refusals: Forbidden, NotFound.</returns>
    public async Task<Outcome<ReviewView>> GetAsync(Guid id, Actor actor, CancellationToken token)
    {
        if (actor.MustReview("see drafts") is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var row = await Rows(db, db.Drafts.Where(d => d.Id == id)).SingleOrDefaultAsync(token);
        if (row is null) return new NotFound("The draft");
        return row.ToView(await OutcomeOfAsync(db, id, token));
    }

    /// <summary>Waiting drafts with everything, in the queue's order.</summary>
    /// <param name="limit">1 to 100.</param>
    public async Task<Outcome<Page<ReviewView>>> PendingAsync(string? after, int limit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview("see drafts") ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
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
    public async Task<Outcome<Page<QueueItem>>> QueueAsync(string? after, int limit, QueueMark? mark, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview("see drafts") ?? PageKey.CheckLimit(limit)) is { } refusal) return refusal;
        if (!PageKey.Parse(after, IsId).TryGet(out var key, out refusal)) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await Items(db, Marked(Waiting(db, key), mark).Take(limit + 1), clock.GetUtcNow()).ToListAsync(token);
        var items = rows.Take(limit).ToList();
        return new Page<QueueItem>(items, rows.Count > limit ? new PageKey(items[^1].QueueAt, items[^1].Id.ToString()).ToString() : null);
    }

    /// <summary>
    /// The rows of the drafts that wait among these drafts and in these conversations, in the queue's order: whoever shows the queue
    /// follows a change at the cost of the change, however long the queue is.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<QueueItem>>> QueueRowsAsync(
        IReadOnlyCollection<Guid> draftIds, IReadOnlyCollection<long> conversationIds, Actor actor, CancellationToken token)
    {
        if (actor.MustReview("see drafts") is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var named = db.Drafts.AsNoTracking().Where(d =>
            d.State == DraftState.Pending && (draftIds.Contains(d.Id) || conversationIds.Contains(d.ConversationId)));
        return await Items(db, named, clock.GetUtcNow()).ToListAsync(token);
    }

    public async Task<Outcome<QueueSummary>> SummaryAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview("see drafts") is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var waiting = await db.Drafts.Where(d => d.State == DraftState.Pending)
            .GroupBy(d => new { d.Origin, d.ArrivedAway })
            .Select(g => new { g.Key.Origin, g.Key.ArrivedAway, Count = g.Count() })
            .ToListAsync(token);
        var failing = db.Conversations.Where(c => c.DueAt != null && c.DraftingError != null);
        var undrafted = await failing.CountAsync(token);
        var error = undrafted == 0 ? null : await failing.OrderByDescending(c => c.DueAt).Select(c => c.DraftingError).FirstOrDefaultAsync(token);
        return new QueueSummary(waiting.Sum(g => g.Count), undrafted, error)
        {
            Marked = new Dictionary<QueueMark, int>
            {
                [QueueMark.Away] = waiting.Where(g => g.ArrivedAway).Sum(g => g.Count),
                [QueueMark.Returned] = waiting.Where(g => g.Origin == DraftOrigin.Returned).Sum(g => g.Count),
                [QueueMark.Unwritten] = waiting.Where(g => g.Origin == DraftOrigin.Unwritten).Sum(g => g.Count),
            },
        };
    }

    /// <summary>The active edit tags, by family.</summary>
    public async Task<Outcome<IReadOnlyList<EditTag>>> TagsAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustReview("see edit tags") is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.EditTags.AsNoTracking().Where(t => t.RetiredAt == null).OrderBy(t => t.Family).ThenBy(t => t.Position).ToListAsync(token);
    }

    private static IQueryable<Draft> Marked(IQueryable<Draft> drafts, QueueMark? mark) => mark switch
    {
        null => drafts,
        QueueMark.Away => drafts.Where(d => d.ArrivedAway),
        QueueMark.Returned => drafts.Where(d => d.Origin == DraftOrigin.Returned),
        QueueMark.Unwritten => drafts.Where(d => d.Origin == DraftOrigin.Unwritten),
        _ => throw new ArgumentOutOfRangeException(nameof(mark)),
    };

    private static bool IsId(string text) => Guid.TryParse(text, out _);

    private static IQueryable<Draft> Waiting(NadiaDbContext db, PageKey? key)
    {
        var waiting = db.Drafts.AsNoTracking().Where(d => d.State == DraftState.Pending);
        if (key is not null && Guid.TryParse(key.Id, out var id))
        {
            waiting = waiting.Where(d => d.QueueAt > key.At || (d.QueueAt == key.At && d.Id > id));
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

    private static IQueryable<QueueItem> Items(NadiaDbContext db, IQueryable<Draft> drafts, DateTimeOffset now) =>
        from draft in drafts
        join customer in db.Customers on draft.CustomerId equals customer.Id
        join conversation in db.Conversations on draft.ConversationId equals conversation.Id
        from claim in db.Claims.Where(c => c.DraftId == draft.Id && c.Until > now).DefaultIfEmpty()
        orderby draft.QueueAt, draft.Id
        select new QueueItem(
            draft.Id, customer.UserId, customer.Nickname, customer.Name, customer.Status, customer.LtvUsd,
            draft.CustomerMessage.Substring(0, QueueItem.ExcerptLength), draft.RiskScore, draft.Recommendation,
            draft.WaitingSince, draft.QueueAt, draft.Revision != conversation.Revision,
            claim == null ? null : claim.ReviewerId, claim == null ? null : claim.ReviewerName)
        {
            ConversationId = draft.ConversationId,
            HolderEditedAt = claim == null ? null : claim.EditedAt,
            Origin = draft.Origin,
            OriginReason = draft.OriginReason,
            ArrivedAway = draft.ArrivedAway,
        };

    private static async Task<ReviewOutcome?> OutcomeOfAsync(NadiaDbContext db, Guid draftId, CancellationToken token)
    {
        if (await db.DecisionOnAsync(draftId, token) is not { } review) return null;
        var deliveries = await db.Outbox.AsNoTracking()
            .Where(o => o.DraftId == draftId)
            .OrderBy(o => o.Position)
            .Select(o => new DeliveryReceipt(o.Text, o.State, o.ExternalId, o.Error, o.NotBefore, o.SentAt, o.ReadAt)
            {
                IsDropped = o.DroppedAt != null,
                IsOpen = (o.State == DeliveryState.Failed || o.State == DeliveryState.Held) && o.DroppedAt == null
                    && !db.Drafts.Any(d => d.ConversationId == o.ConversationId && (d.Id == o.ReturnedAs || (o.ReturnedAs == null && d.ReturnedFrom == draftId))
                        && (d.State == DraftState.Approved || d.State == DraftState.Rejected)),
            })
            .ToListAsync(token);
        return new(
            review.Decision, review.FinalBubbles, review.EditTags, review.QualityScore, review.Notes,
            review.ReviewerId, review.ReviewerName, review.ReviewSeconds, review.DecidedAt, deliveries);
    }
}
