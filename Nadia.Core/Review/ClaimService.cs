using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Review;

/// <summary>Leases on drafts: opening claims, a heartbeat renews, closing frees, and a lease that nobody renews lapses by itself.</summary>
public sealed class ClaimService(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>How long a claim lasts without a heartbeat.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Claims the draft, or renews the actor's own claim.</summary>
    /// <returns>Refusals: Forbidden, NotFound, AlreadyClaimed, AlreadyDecided, StaleDraft.</returns>
    public async Task<Outcome<ClaimTicket>> OpenAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("review drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetStorableNow();
        var claims = await TakeAsync(db, draftId, actor, now, token);
        if (claims is not [var claim]) return await WhyNotAsync(db, draftId, now, token);
        if (claim.OpenedAt == now) feed.Publish(LiveChange.Draft(draftId));
        return Ticket(claim);
    }

    /// <summary>Frees the draft for others; nothing else is saved. Freeing what one does not hold changes nothing.</summary>
    public async Task<Outcome<Done>> ReleaseAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("review drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var freed = await db.Claims.Where(c => c.DraftId == draftId && c.ReviewerId == actor.Id).ExecuteDeleteAsync(token);
        if (freed > 0) feed.Publish(LiveChange.Draft(draftId));
        return Done.It;
    }

    /// <summary>
    /// Takes the draft from whoever holds it, with a word to them. They keep their text and cannot decide any more: their token is worth
    /// nothing from here on. It holds the conversation, so it comes either before a decision or after it.
    /// </summary>
    /// <param name="word">Why, for the holder: 1 to 200 characters.</param>
    /// <returns>Refusals: Forbidden, Invalid, NotFound, AlreadyDecided, StaleDraft.</returns>
    public async Task<Outcome<ClaimTicket>> TakeOverAsync(Guid draftId, string word, Actor actor, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("take a draft over")) ?? TextRules.Required("word", word, ClaimHandover.MaxWord)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockDraftAsync(draftId, token, withChecks: true) is null) return new NotFound(Words.Of("The draft"));
        var now = clock.GetStorableNow();
        await db.LogHandoverAsync(draftId, actor, word.Trim(), now, token);
        await db.Claims.Where(c => c.DraftId == draftId && c.ReviewerId != actor.Id).ExecuteDeleteAsync(token);
        if (await TakeAsync(db, draftId, actor, now, token) is not [var claim]) return await WhyNotAsync(db, draftId, now, token);
        db.Record(actor, "review.take_over", $"draft:{draftId}", now, word.Trim());
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Draft(draftId));
        return Ticket(claim);
    }

    /// <summary>Notes that the holder is changing the text; others see it. What one does not hold any more is not noted.</summary>
    public async Task<Outcome<Done>> NoteEditingAsync(Guid draftId, long claimToken, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("review drafts")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetStorableNow();
        var mine = db.Claims.Where(c => c.DraftId == draftId && c.ReviewerId == actor.Id && c.Token == claimToken);
        var began = await mine.Where(c => c.EditedAt == null || c.EditedAt <= now - QueueItem.EditingFor)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.EditedAt, now), token);
        if (began > 0) feed.Publish(LiveChange.Draft(draftId));
        else await mine.ExecuteUpdateAsync(set => set.SetProperty(c => c.EditedAt, now), token);
        return Done.It;
    }

    /// <summary>How the draft passed from the actor, who worked under this token, to somebody else; null when it did not, and for who may not review.</summary>
    public async Task<ClaimLost?> LossAsync(Guid draftId, long formerToken, Actor actor, CancellationToken token)
    {
        if (actor.MustReview("review drafts") is not null) return null;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.HandoverFromAsync(draftId, formerToken, token) is { } handover && handover.FormerReviewerId == actor.Id ? ClaimLost.Of(handover) : null;
    }

    private static ClaimTicket Ticket(Claim claim) => new(claim.DraftId, claim.Token, claim.OpenedAt, claim.Until);

    // One statement, so that a lapsed claim passes on together with the note of it.
    private static Task<List<Claim>> TakeAsync(
        NadiaDbContext db, Guid draftId, Actor actor, DateTimeOffset now, CancellationToken token) =>
        db.Claims.FromSql($"""
            WITH former AS (
                SELECT reviewer_id, token FROM claims WHERE draft_id = {draftId} AND reviewer_id <> {actor.Id} AND until <= {now}
            ), taken AS (
                INSERT INTO claims (draft_id, reviewer_id, reviewer_name, token, opened_at, until)
                SELECT id, {actor.Id}, {actor.Name}, nextval('claim_token_seq'), {now}, {now + Lease}
                FROM drafts WHERE id = {draftId} AND state = 'pending'
                ON CONFLICT (draft_id) DO UPDATE SET
                    token = CASE WHEN claims.reviewer_id = excluded.reviewer_id THEN claims.token ELSE excluded.token END,
                    opened_at = CASE WHEN claims.reviewer_id = excluded.reviewer_id AND claims.until > {now} THEN claims.opened_at ELSE excluded.opened_at END,
                    edited_at = CASE WHEN claims.reviewer_id = excluded.reviewer_id THEN claims.edited_at END,
                    reviewer_id = excluded.reviewer_id, reviewer_name = excluded.reviewer_name, until = excluded.until
                WHERE claims.reviewer_id = excluded.reviewer_id OR claims.until <= {now}
                RETURNING *
            ), noted AS (
                INSERT INTO claim_handovers (draft_id, former_reviewer_id, former_token, reviewer_name, at)
                SELECT draft_id, former.reviewer_id, former.token, taken.reviewer_name, {now} FROM taken, former WHERE taken.token <> former.token
            )
            SELECT * FROM taken
            """).AsNoTracking().ToListAsync(token);

    private static async Task<Refusal> WhyNotAsync(NadiaDbContext db, Guid draftId, DateTimeOffset now, CancellationToken token)
    {
        var state = await db.Drafts.IgnoreQueryFilters().Where(d => d.Id == draftId).Select(d => (DraftState?)d.State).SingleOrDefaultAsync(token);
        if (state is null) return new NotFound(Words.Of("The draft"));
        if (state == DraftState.Superseded) return new StaleDraft(Superseded: true);
        if (await db.DecisionOnAsync(draftId, token) is { } review) return new AlreadyDecided(review.Decision, review.ReviewerName, review.DecidedAt);
        if (await db.CheckOutcomes.AsNoTracking().SingleOrDefaultAsync(o => o.DraftId == draftId, token) is { } check)
            return new AlreadyDecided(check.Decision, check.ReviewerName, check.DecidedAt);
        var holder = await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.DraftId == draftId, token);
        return holder is null ? new Changed(Words.Of("The draft")) : new AlreadyClaimed(holder.ReviewerName, holder.Until < now ? now : holder.Until);
    }
}
