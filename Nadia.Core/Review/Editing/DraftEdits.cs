using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review.Editing;

/// <summary>
/// Keeps what reviewers write over drafts before they decide. Nothing here is sent, and nobody is given another person's text unasked.
/// A decision puts away what it settles in its own transaction: see <see cref="DraftEditRows"/>.
/// </summary>
public sealed class DraftEdits(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>All ten bubbles merged into one, which the editor then asks to be split.</summary>
    public const int MaxText = ReviewRules.MaxBubbles * (MessageRules.MaxText + 1);

    /// <summary>What lies over a draft that is not waiting any more is forgotten after this time.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Keeps the text in place of the one kept before.</summary>
    /// <returns>The new version. Refusals: Forbidden, Invalid, NotFound, AlreadyDecided, EditedElsewhere.</returns>
    public async Task<Outcome<long>> SaveAsync(SaveEdit edit, Actor actor, CancellationToken token)
    {
        if ((actor.MustReview(Words.Of("edit drafts")) ?? Check(edit.Bubbles)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetStorableNow();
        if (edit.Version == 0) await PruneAsync(db, now, token);
        var kept = await WriteAsync(db, edit, DraftState.Pending, actor, now, token);
        return kept is [var version] ? version : await SaveOverReplacedAsync(db, edit, actor, now, token);
    }

    /// <summary>Forgets the reviewer's own text: the draft stands as it was.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<Done>> ForgetAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("edit drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await db.DraftEdits.Where(e => e.DraftId == draftId && e.ReviewerId == actor.Id).ExecuteDeleteAsync(token);
        return Done.It;
    }

    /// <summary>
    /// What was kept for the draft: the reviewer's own text over it; else their text over a draft whose place it took; and for an admin
    /// what others wrote, to be offered by name.
    /// </summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<KeptEdits>> FindAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("edit drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await (
            from draft in db.Drafts.WithChecksFor(actor).AsNoTracking()
            where draft.Id == draftId && draft.State == DraftState.Pending
            join edit in db.DraftEdits on draft.ConversationId equals edit.ConversationId
            where actor.IsAdmin || edit.ReviewerId == actor.Id
            join source in db.Drafts on edit.DraftId equals source.Id
            where edit.SettledBy == null && source.State != DraftState.Approved
            from chosen in db.Drafts.Where(d => d.Id == edit.BasedOn && d.ConversationId == edit.ConversationId).DefaultIfEmpty()
            orderby edit.UpdatedAt descending
            select new { Edit = edit, Answers = source.MessageIds, Asked = draft.MessageIds, Chosen = chosen == null ? null : chosen.Bubbles })
            .ToListAsync(token);
        var own = rows.Find(r => r.Edit.DraftId == draftId && r.Edit.ReviewerId == actor.Id);
        var offers = rows
            .Where(r => r != own && r.Answers.Intersect(r.Asked).Any() && (own is null || r.Edit.ReviewerId != actor.Id))
            .Select(r => new OfferedEdit(
                r.Edit.DraftId, r.Edit.ReviewerId, r.Edit.ReviewerName, r.Edit.ReviewerId == actor.Id, r.Edit.Bubbles, r.Edit.UpdatedAt))
            .DistinctBy(o => o.ReviewerId);
        return new KeptEdits(own is null ? null : Kept(own.Edit, own.Chosen), [.. offers]);
    }

    private static KeptEdit Kept(DraftEdit edit, List<string>? chosen) => new(
        edit.Bubbles, edit.BasedOn is { } id && chosen is not null ? new(id, chosen) : null, edit.Version, edit.UpdatedAt);

    private static Invalid? Check(IReadOnlyList<string> bubbles)
    {
        if (bubbles.Count is < 1 or > ReviewRules.MaxBubbles) return new("bubbles", Words.Fill($"must be 1 to {ReviewRules.MaxBubbles} bubbles."));
        return bubbles.Select((text, i) => TextRules.Optional($"bubbles[{i}]", text, MaxText)).FirstOrDefault(broken => broken is not null);
    }

    /// <summary>The draft's row is held while the text is written, so that a decision comes before it or puts it away.</summary>
    private static Task<List<long>> WriteAsync(NadiaDbContext db, SaveEdit edit, DraftState state, Actor actor, DateTimeOffset now, CancellationToken token) =>
        db.Database.SqlQuery<long>($"""
            INSERT INTO draft_edits (draft_id, reviewer_id, reviewer_name, conversation_id, bubbles, based_on, version, updated_at)
            SELECT id, {actor.Id}, {actor.Name}, conversation_id, {edit.Bubbles.ToArray()}, {edit.BasedOn}::uuid, {edit.Version} + 1, {now}
            FROM drafts WHERE id = {edit.DraftId} AND state = {SnakeCaseEnum<DraftState>.Write(state)} FOR SHARE
            ON CONFLICT (draft_id, reviewer_id) DO UPDATE SET
                reviewer_name = excluded.reviewer_name, bubbles = excluded.bubbles, based_on = excluded.based_on,
                version = draft_edits.version + 1, updated_at = excluded.updated_at, settled_by = NULL
            WHERE draft_edits.version = {edit.Version} OR draft_edits.settled_by IS NOT NULL AND {edit.Version} = 0
            RETURNING version AS "Value"
            """).ToListAsync(token);

    /// <summary>A reviewer may write on over a draft that another has replaced. It holds the conversation, so that the decision on the other comes before it or puts it away.</summary>
    private static async Task<Outcome<long>> SaveOverReplacedAsync(NadiaDbContext db, SaveEdit edit, Actor actor, DateTimeOffset now, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(edit.DraftId, token, withChecks: actor.Kind == ActorKind.Person) is not var (_, draft)) return new NotFound(Words.Of("The draft"));
        if ((await db.DecisionOnAsync(draft.Id, token) ?? await SettledByAsync(db, draft, token)) is { } made)
            return new AlreadyDecided(made.Decision, made.ReviewerName, made.DecidedAt);
        if (draft.State != DraftState.Superseded || await WriteAsync(db, edit, DraftState.Superseded, actor, now, token) is not [var version]) return new EditedElsewhere();
        await transaction.CommitAsync(token);
        return version;
    }

    /// <summary>The decision on the same messages after which none of them waits; null while one does, and when nobody decided.</summary>
    private static async Task<ReviewRecord?> SettledByAsync(NadiaDbContext db, Draft draft, CancellationToken token)
    {
        var messages = draft.MessageIds;
        if (await db.Unanswered(draft.ConversationId).AnyAsync(m => messages.Contains(m.Id), token)) return null;
        return await (
            from later in db.Drafts
            where later.ConversationId == draft.ConversationId && later.CreatedAt >= draft.CreatedAt && later.MessageIds.Any(m => messages.Contains(m))
            join review in db.Reviews.AsNoTracking() on later.Id equals review.DraftId
            orderby review.DecidedAt descending
            select review).FirstOrDefaultAsync(token);
    }

    /// <summary>Old texts over what has not waited for as long, either: a decision may be taken back, however long ago its text was written.</summary>
    private static Task<int> PruneAsync(NadiaDbContext db, DateTimeOffset now, CancellationToken token)
    {
        var limit = now - Memory;
        return db.DraftEdits
            .Where(e => e.UpdatedAt < limit
                && !db.Drafts.Any(d => d.Id == e.DraftId && (d.State == DraftState.Pending || d.DecidedAt >= limit))
                && !db.Drafts.Any(d => d.Id == e.SettledBy && d.DecidedAt >= limit))
            .ExecuteDeleteAsync(token);
    }
}
