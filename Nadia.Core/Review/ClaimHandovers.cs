using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Review;

internal static class ClaimHandovers
{
    /// <summary>Notes that the actor takes the draft from its holder; nothing when nobody else holds it. Call it before the claim changes.</summary>
    public static Task<int> LogHandoverAsync(this NadiaDbContext db, Guid draftId, Actor actor, string word, DateTimeOffset now, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO claim_handovers (draft_id, former_reviewer_id, former_token, reviewer_name, word, at)
            SELECT draft_id, reviewer_id, token, {actor.Name}, {word}, {now} FROM claims WHERE draft_id = {draftId} AND reviewer_id <> {actor.Id}
            """, token);

    /// <summary>The first time the draft passed on from whoever worked under this token.</summary>
    public static Task<ClaimHandover?> HandoverFromAsync(this NadiaDbContext db, Guid draftId, long formerToken, CancellationToken token) =>
        db.ClaimHandovers.AsNoTracking().Where(h => h.DraftId == draftId && h.FormerToken == formerToken).OrderBy(h => h.Id).FirstOrDefaultAsync(token);
}
