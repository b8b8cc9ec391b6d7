using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Delivery.Risk;

/// <summary>Since when facts count for red on an account: an admin looked at the earlier ones and resumed it.</summary>
internal static class Forgiveness
{
    public static Task<int> ForgiveAsync(this NadiaDbContext db, int accountId, Actor actor, DateTimeOffset now, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO settings (key, value, updated_at, updated_by) VALUES ({Key(accountId)}, 'resumed', {now}, {actor.Name})
            ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """, token);

    public static Task<DateTimeOffset?> ForgivenAtAsync(this NadiaDbContext db, int accountId, CancellationToken token)
    {
        var key = Key(accountId);
        return db.Settings.Where(s => s.Key == key).Select(s => (DateTimeOffset?)s.UpdatedAt).SingleOrDefaultAsync(token);
    }

    private static string Key(int accountId) => string.Create(CultureInfo.InvariantCulture, $"sending.resumed:{accountId}");
}
