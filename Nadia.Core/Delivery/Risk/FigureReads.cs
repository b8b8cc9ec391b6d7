using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Delivery.Risk;

internal static class FigureReads
{
    /// <summary>Counts by the indexes on what an account sent and on its floods; nothing older than <paramref name="since"/> counts.</summary>
    public static async Task<SendingFigures> FiguresAsync(
        this NadiaDbContext db, int accountId, DateTimeOffset now, DateTimeOffset since, CancellationToken token)
    {
        var minute = Later(now.AddMinutes(-1), since);
        var hour = Later(now.AddHours(-1), since);
        var day = Later(now.AddDays(-1), since);
        var rows = await db.Database.SqlQuery<SendingFigures>($"""
            WITH texts AS (
                SELECT count(*) AS bubbles, count(DISTINCT conversation_id) AS people FROM outbox
                WHERE account_id = {accountId} AND sent_at > {hour} AND length(text) >= {RiskRule.ComparedFrom} GROUP BY lower(text)),
            people AS (
                SELECT DISTINCT conversation_id AS id FROM outbox WHERE account_id = {accountId} AND sent_at > {day}),
            floods AS (
                SELECT error, seconds, at FROM flood_events WHERE account_id = {accountId} AND at > {day})
            SELECT
                (SELECT count(*) FROM outbox WHERE account_id = {accountId} AND sent_at > {minute})::int AS last_minute,
                (SELECT count(*) FROM outbox WHERE account_id = {accountId} AND sent_at > {hour})::int AS last_hour,
                (SELECT count(*) FROM people)::int AS peers,
                (SELECT count(*) FROM people p WHERE NOT EXISTS (
                    SELECT 1 FROM messages m WHERE m.conversation_id = p.id AND m.direction = 'out' AND m.sent_at <= {day}))::int AS new_peers,
                (SELECT coalesce(sum(bubbles), 0) FROM texts)::int AS long_bubbles,
                (SELECT coalesce(sum(bubbles), 0) FROM texts WHERE people > 1)::int AS repeated,
                (SELECT count(*) FROM floods WHERE at > {hour})::int AS floods_last_hour,
                (SELECT count(*) FROM floods)::int AS floods_last_day,
                (SELECT coalesce(max(seconds), 0) FROM floods)::int AS longest_wait,
                (SELECT count(*) FROM floods WHERE error = {RiskRule.PeerFlood})::int AS peer_floods
            """).ToListAsync(token);
        return rows.Single();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
