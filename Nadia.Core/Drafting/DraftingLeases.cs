using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Core.Drafting;

/// <summary>
/// Which conversations are due, and who drafts them. A worker that dies leaves its lease to lapse; the conversation is then due again.
/// See README.md of Conversations for the whole way.
/// </summary>
public sealed class DraftingLeases(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>Long enough for a few lost renewals, short enough that a customer does not wait long after a crash.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    /// <summary>How often the lease is renewed while a model is slow.</summary>
    internal static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long a draft that a person has open is left to them before it is looked at again.</summary>
    internal static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(10);

    /// <summary>Takes up to <paramref name="most"/> due conversations, longest due first. Their batches end here: what comes now begins a new one.</summary>
    internal async Task<List<DraftingLease>> LeaseAsync(int most, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Database.SqlQuery<DraftingLease>($"""
            UPDATE conversations
            SET drafting_token = drafting_token + 1, drafting_lease_until = {now + Lease}, batch_started_at = NULL, batch_count = 0
            WHERE id IN (
                SELECT id FROM conversations
                WHERE due_at <= {now} AND (drafting_lease_until IS NULL OR drafting_lease_until <= {now})
                ORDER BY due_at LIMIT {most}
                FOR UPDATE SKIP LOCKED)
            RETURNING id AS conversation_id, drafting_token AS token
            """).ToListAsync(token);
    }

    /// <summary>When the next conversation can be leased; null when none is due at any time.</summary>
    internal async Task<DateTimeOffset?> NextAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Conversations
            .Where(c => c.DueAt != null)
            .MinAsync(c => c.DraftingLeaseUntil > c.DueAt ? c.DraftingLeaseUntil : c.DueAt, token);
    }

    /// <summary>False when somebody else has taken over.</summary>
    internal async Task<bool> RenewAsync(DraftingLease lease, CancellationToken token)
    {
        var until = clock.GetUtcNow() + Lease;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Conversations
            .Where(c => c.Id == lease.ConversationId && c.DraftingToken == lease.Token)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DraftingLeaseUntil, until), token) > 0;
    }

    /// <summary>
    /// Gives the lease back while a person has the unwritten draft open: it must not be torn away by an attempt that nobody asked for.
    /// Asking for a draft clears the failed attempts, so that one is made at once.
    /// </summary>
    internal async Task<bool> YieldAsync(DraftingLease lease, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? later = now + Courtesy;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.Conversations
            .Where(c => c.Id == lease.ConversationId && c.DraftingToken == lease.Token && c.DraftingAttempts > 0)
            .Where(c => db.Drafts.Any(d => d.ConversationId == c.Id && d.State == DraftState.Pending && d.Origin == DraftOrigin.Unwritten
                && db.Claims.Any(claim => claim.DraftId == d.Id && claim.Until > now)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.DueAt, later).SetProperty(c => c.DraftingLeaseUntil, (DateTimeOffset?)null), token) > 0;
    }

    /// <summary>Gives the lease back undone, so that another worker need not wait for it to lapse.</summary>
    internal async Task AbandonAsync(DraftingLease lease, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await db.Conversations
            .Where(c => c.Id == lease.ConversationId && c.DraftingToken == lease.Token)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DraftingLeaseUntil, (DateTimeOffset?)null), token);
    }
}
