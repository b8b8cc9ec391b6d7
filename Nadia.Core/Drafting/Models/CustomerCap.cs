using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Drafting.Models;

/// <summary>How many drafts models may write for one customer within 60 minutes. The built-in drafter's count for nothing.</summary>
public sealed class CustomerCap(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <param name="cap">0 for none.</param>
    /// <exception cref="CustomerCapException">The customer has had them.</exception>
    internal async Task HoldAsync(long customerId, int cap, CancellationToken token)
    {
        if (cap == 0) return;
        var now = clock.GetUtcNow();
        var since = now - Hour;
        await using var db = await contexts.CreateDbContextAsync(token);
        var latest = await db.Drafts
            .Where(d => d.CustomerId == customerId && d.CreatedAt > since && d.Origin == DraftOrigin.Model && !d.Offline)
            .OrderByDescending(d => d.CreatedAt)
            .Take(cap)
            .Select(d => d.CreatedAt)
            .ToListAsync(token);
        if (latest.Count == cap) throw new CustomerCapException(cap, latest[^1] + Hour - now);
    }
}
