using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Live;

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
        if (actor.MustReview("review drafts") is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var now = clock.GetStorableNow();
        var claims = await TakeAsync(db, draftId, actor, now, token);
        if (claims is not [var claim]) return await WhyNotAsync(db, draftId, now, token);
        if (claim.OpenedAt == now) feed.Publish(LiveChange.Draft(draftId));
        return new ClaimTicket(draftId, claim.Token, claim.OpenedAt, claim.Until);
    }

    /// <summary>Frees the draft for others; nothing else is saved. Freeing what one does not hold changes nothing.</summary>
    public async Task<Outcome<Done>> ReleaseAsync(Guid draftId, Actor actor, CancellationToken token)
    {
        if (actor.MustReview("review drafts") is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var freed = await db.Claims.Where(c => c.DraftId == draftId && c.ReviewerId == actor.Id).ExecuteDeleteAsync(token);
        if (freed > 0) feed.Publish(LiveChange.Draft(draftId));
        return Done.It;
    }

    private static Task<List<Claim>> TakeAsync(
        NadiaDbContext db, Guid draftId, Actor actor, DateTimeOffset now, CancellationToken token) =>
        db.Claims.FromSql($"""
            INSERT INTO claims (draft_id, reviewer_id, reviewer_name, token, opened_at, until)
            SELECT id, {actor.Id}, {actor.Name}, nextval('claim_token_seq'), {now}, {now + Lease}
            FROM drafts WHERE id = {draftId} AND state = 'pending'
            ON CONFLICT (draft_id) DO UPDATE SET
                token = CASE WHEN claims.reviewer_id = excluded.reviewer_id THEN claims.token ELSE excluded.token END,
                opened_at = CASE WHEN claims.reviewer_id = excluded.reviewer_id AND claims.until > {now} THEN claims.opened_at ELSE excluded.opened_at END,
                reviewer_id = excluded.reviewer_id, reviewer_name = excluded.reviewer_name, until = excluded.until
            WHERE claims.reviewer_id = excluded.reviewer_id OR claims.until <= {now}
            RETURNING *
            """).AsNoTracking().ToListAsync(token);

    private static async Task<Refusal> WhyNotAsync(NadiaDbContext db, Guid draftId, DateTimeOffset now, CancellationToken token)
    {
        var state = await db.Drafts.Where(d => d.Id == draftId).Select(d => (DraftState?)d.State).SingleOrDefaultAsync(token);
        if (state is null) return new NotFound("The draft");
        if (state == DraftState.Superseded) return new StaleDraft(Superseded: true);
        if (await db.DecisionOnAsync(draftId, token) is { } review) return new AlreadyDecided(review.Decision, review.ReviewerName, review.DecidedAt);
        var holder = await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.DraftId == draftId, token);
        return holder is null ? new Changed("The draft") : new AlreadyClaimed(holder.ReviewerName, holder.Until < now ? now : holder.Until);
    }
}
