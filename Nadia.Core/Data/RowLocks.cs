using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Drafting;

namespace Nadia.Core.Data;

/// <summary>
/// Reads rows for change, holding them until the transaction ends. The order is always
/// conversation, then draft, then customer; so two transactions never wait for each other in a ring.
/// </summary>
internal static class RowLocks
{
    public static async Task<Conversation?> LockConversationAsync(this NadiaDbContext db, long id, CancellationToken token) =>
        (await db.Conversations.FromSql($"SELECT * FROM conversations WHERE id = {id} FOR UPDATE").ToListAsync(token)).SingleOrDefault();

    public static async Task<Conversation?> LockConversationAsync(
        this NadiaDbContext db, int accountId, string chatId, CancellationToken token) =>
        (await db.Conversations
            .FromSql($"SELECT * FROM conversations WHERE account_id = {accountId} AND chat_id = {chatId} FOR UPDATE")
            .ToListAsync(token)).SingleOrDefault();

    /// <summary>Locks the draft's conversation first, then reads the draft as it now is.</summary>
    /// <param name="withChecks">An attention check is not found unless the caller knows what to do with it: nothing of it may leave.</param>
    public static async Task<(Conversation Conversation, Draft Draft)?> LockDraftAsync(
        this NadiaDbContext db, Guid draftId, CancellationToken token, bool withChecks = false)
    {
        var conversations = await db.Conversations
            .FromSql($"""
                SELECT * FROM conversations WHERE id = (SELECT conversation_id FROM drafts WHERE id = {draftId}) FOR UPDATE
                """)
            .ToListAsync(token);
        if (conversations is not [var conversation]) return null;
        var drafts = withChecks ? db.Drafts.IgnoreQueryFilters() : db.Drafts;
        return await drafts.SingleOrDefaultAsync(d => d.Id == draftId, token) is { } draft ? (conversation, draft) : null;
    }

    public static async Task<Customer?> LockCustomerAsync(this NadiaDbContext db, string userId, CancellationToken token) =>
        (await db.Customers.FromSql($"SELECT *, xmin FROM customers WHERE user_id = {userId} FOR UPDATE").ToListAsync(token))
            .SingleOrDefault();

    /// <summary>The one customer that the query names; null when it names none.</summary>
    public static async Task<Customer?> LockCustomerAsync(this NadiaDbContext db, IQueryable<long> customerId, CancellationToken token)
    {
        var ids = await customerId.ToListAsync(token);
        if (ids is not [var id]) return null;
        return (await db.Customers.FromSql($"SELECT *, xmin FROM customers WHERE id = {id} FOR UPDATE").ToListAsync(token)).SingleOrDefault();
    }
}
