using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Insights;

/// <summary>How reviewers decide: admins see everybody's figures, by name and not by rank; reviewers see their own alone.</summary>
public sealed class ReviewerFigures(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>The periods that can be asked for, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90];

    /// <summary>Members with a decision or a check in the period. One pass over the period's decisions.</summary>
    /// <param name="days">One of <see cref="Periods"/>.</param>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<IReadOnlyList<ReviewerFigure>>> ReadAsync(int days, Actor actor, CancellationToken token)
    {
        if (actor.MustReview(Words.Of("see reviewers' figures")) is { } refusal) return refusal;
        if (!Periods.Contains(days)) return new Invalid("days", Words.Of("must be 7, 30 or 90."));
        var since = clock.GetUtcNow().AddDays(-days);
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Database.SqlQuery<ReviewerFigure>($"""
            SELECT u.id AS reviewer_id, u.display_name AS name, coalesce(d.decisions, 0) AS decisions, coalesce(d.approved, 0) AS approved,
                   coalesce(d.unchanged, 0) AS unchanged, d.median_seconds, coalesce(c.caught, 0) AS caught, coalesce(c.missed, 0) AS missed
            FROM team_members u
            LEFT JOIN (
                SELECT reviewer_id, count(*)::int AS decisions, count(*) FILTER (WHERE approved)::int AS approved, count(*) FILTER (WHERE unchanged)::int AS unchanged,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY review_seconds) AS median_seconds
                FROM (
                    -- A step of its own, so that no texts are carried through the sorting.
                    SELECT r.reviewer_id, r.review_seconds, r.decision = 'approved' AS approved, r.decision = 'approved' AND r.final_bubbles = f.bubbles AS unchanged
                    FROM reviews r JOIN drafts f ON f.id = r.draft_id
                    WHERE r.decided_at >= {since} AND ({actor.IsAdmin} OR r.reviewer_id = {actor.Id}) OFFSET 0
                ) decided
                GROUP BY reviewer_id
            ) d ON d.reviewer_id = u.id
            LEFT JOIN (
                SELECT o.reviewer_id, count(*) FILTER (WHERE o.caught)::int AS caught, count(*) FILTER (WHERE NOT o.caught)::int AS missed
                FROM check_outcomes o WHERE o.decided_at >= {since} AND ({actor.IsAdmin} OR o.reviewer_id = {actor.Id}) GROUP BY o.reviewer_id
            ) c ON c.reviewer_id = u.id
            WHERE (d.reviewer_id IS NOT NULL OR c.reviewer_id IS NOT NULL) AND ({actor.IsAdmin} OR u.id = {actor.Id})
            ORDER BY lower(u.display_name), u.id
            """).ToListAsync(token);
    }
}
