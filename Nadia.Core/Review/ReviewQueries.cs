using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Review;

internal static class ReviewQueries
{
    public static Task<ReviewRecord?> DecisionOnAsync(this NadiaDbContext db, Guid draftId, CancellationToken token) =>
        db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.DraftId == draftId, token);
}
