using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Nadia.Core.Data;

namespace Nadia.Core.Delivery;

/// <summary>
/// Until when an account has sent all that an hour allows (<c>Delivery:PerHour</c>). Told from PostgreSQL, because the pace itself is kept in
/// memory on the node that serves the account.
/// </summary>
public sealed class HourlyLimit(IOptions<DeliveryOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>When the account's next turn comes up; null while the hour has room. For Telegram accounts only.</summary>
    internal async Task<DateTimeOffset?> FullUntilAsync(NadiaDbContext db, int accountId, CancellationToken token)
    {
        if (options.Value.PerHour is not (> 0 and var most)) return null;
        var since = clock.GetUtcNow() - Hour;
        var decides = await db.Outbox
            .Where(o => o.AccountId == accountId && o.SentAt > since)
            .OrderByDescending(o => o.SentAt)
            .Skip(most - 1)
            .Select(o => o.SentAt)
            .FirstOrDefaultAsync(token);
        return decides + Hour;
    }
}
