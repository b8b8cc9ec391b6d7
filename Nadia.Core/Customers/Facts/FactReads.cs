using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Customers.Facts;

internal static class FactReads
{
    /// <summary>What stands and what waits for a person, each oldest first.</summary>
    public static Task<List<FactView>> FactsOfAsync(this NadiaDbContext db, long customerId, CancellationToken token) =>
        db.CustomerFacts.AsNoTracking()
            .Where(f => f.CustomerId == customerId && (f.State == FactState.Kept || f.State == FactState.Proposed))
            .OrderBy(f => f.Id)
            .Take(FactRules.MaxKept + FactRules.MaxProposed)
            .Select(f => new FactView(f.Id, f.Text, f.State, f.Quote, f.MessageId, f.DecidedBy ?? f.CreatedBy, f.DecidedAt ?? f.CreatedAt))
            .ToListAsync(token);

    /// <summary>The texts of what stands, oldest first, as a draft is told them.</summary>
    public static Task<List<string>> KeptFactsAsync(this NadiaDbContext db, long customerId, CancellationToken token) =>
        db.CustomerFacts.AsNoTracking()
            .Where(f => f.CustomerId == customerId && f.State == FactState.Kept)
            .OrderBy(f => f.Id)
            .Take(FactRules.MaxKept)
            .Select(f => f.Text)
            .ToListAsync(token);
}
