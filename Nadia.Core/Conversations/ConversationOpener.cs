using Microsoft.EntityFrameworkCore;
using Nadia.Core.Customers;
using Nadia.Core.Data;

namespace Nadia.Core.Conversations;

/// <summary>Finds or makes the customer and the conversation of a message, and holds the conversation for change.</summary>
public sealed class ConversationOpener(TimeProvider clock)
{
    /// <remarks>Call inside a transaction. A race of two first messages makes one customer and one conversation.</remarks>
    internal async Task<(Customer Customer, Conversation Conversation)> OpenAsync(
        NadiaDbContext db, int accountId, InboundMessage message, CancellationToken token)
    {
        var conversation = await db.LockConversationAsync(accountId, message.ChatId, token)
            ?? await CreateAsync(db, accountId, message, token);
        if (message.PeerAccessHash is { } hash) conversation.PeerAccessHash = hash;
        var customer = await db.Customers.SingleAsync(c => c.Id == conversation.CustomerId, token);
        await LearnNamesAsync(db, customer, message, token);
        return (customer, conversation);
    }

    private async Task<Conversation> CreateAsync(NadiaDbContext db, int accountId, InboundMessage message, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await db.InsertCustomerAsync(message.ChatId, now, token);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO conversations (account_id, customer_id, chat_id, created_at,
                revision, history_revision, batch_count, drafting_token, drafting_attempts, delivery_token)
            SELECT {accountId}, id, {message.ChatId}, {now}, 0, 0, 0, 0, 0, 0 FROM customers WHERE user_id = {message.ChatId}
            ON CONFLICT (account_id, chat_id) DO NOTHING
            """, token);
        return (await db.LockConversationAsync(accountId, message.ChatId, token))!;
    }

    /// <summary>
    /// A set-based update, so that a status change of the same customer at the same moment is neither lost nor refused.
    /// </summary>
    private static async Task LearnNamesAsync(NadiaDbContext db, Customer customer, InboundMessage message, CancellationToken token)
    {
        var name = InboundText.Name(message.Name, CustomerRules.MaxName) ?? customer.Name;
        var username = message.Username is "" ? null : InboundText.Name(message.Username, CustomerRules.MaxUserId) ?? customer.Username;
        var language = InboundText.Name(message.Language, 35) ?? customer.Language;
        if ((name, username, language) == (customer.Name, customer.Username, customer.Language)) return;
        await db.Customers.Where(c => c.Id == customer.Id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Name, name).SetProperty(c => c.Username, username).SetProperty(c => c.Language, language), token);
    }
}
