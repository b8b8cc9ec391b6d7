using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Review.Preferences;

internal static class PreferencesQueries
{
    public static async Task<ReviewerPreferences> PreferencesOfAsync(this NadiaDbContext db, string reviewerId, CancellationToken token) =>
        (await db.ReviewerPreferences.AsNoTracking().SingleOrDefaultAsync(p => p.ReviewerId == reviewerId, token))?.ToPreferences() ?? ReviewerPreferences.Default;
}
