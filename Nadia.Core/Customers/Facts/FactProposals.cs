using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Customers.Facts;

/// <summary>Keeps what a model proposed until a person has looked at it.</summary>
internal static class FactProposals
{
    /// <summary>
    /// Writes the proposals that are new: neither in the same words as a fact of any state, nor resting on words of a message that a fact
    /// already rests on, so that a further draft of the same messages brings back nothing that was dropped. Call it inside a transaction.
    /// </summary>
    /// <returns>How many were written.</returns>
    public static async Task<int> ProposeFactsAsync(
        this NadiaDbContext db, long customerId, IReadOnlyList<FoundFact> found, DateTimeOffset now, CancellationToken token)
    {
        if (found.Count == 0) return 0;
        var messages = found.Select(f => (long?)f.MessageId).Distinct().ToList();
        var quoted = await db.CustomerFacts.AsNoTracking()
            .Where(f => f.CustomerId == customerId && messages.Contains(f.MessageId))
            .Select(f => new { f.MessageId, f.Quote })
            .ToListAsync(token);
        var room = FactRules.MaxProposed - await db.CustomerFacts.CountAsync(f => f.CustomerId == customerId && f.State == FactState.Proposed, token);
        var fresh = found.Where(f => !quoted.Exists(q => q.MessageId == f.MessageId && q.Quote == f.Quote));
        var written = 0;
        foreach (var fact in fresh.Take(Math.Min(room, FactRules.MaxADraft))) written += await InsertAsync(db, customerId, fact, now, token);
        return written;
    }

    // Beside us a person may be adding the very same.
    private static Task<int> InsertAsync(NadiaDbContext db, long customerId, FoundFact fact, DateTimeOffset now, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO customer_facts (customer_id, text, key, state, quote, message_id, created_by, created_at)
            VALUES ({customerId}, {fact.Text}, {FactRules.KeyOf(fact.Text)}, 'proposed', {fact.Quote}, {fact.MessageId}, 'NADIA', {now})
            ON CONFLICT (customer_id, key) DO NOTHING
            """, token);
}
