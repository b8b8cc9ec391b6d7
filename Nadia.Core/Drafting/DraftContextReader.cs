using System.Data;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;

namespace Nadia.Core.Drafting;

/// <summary>Reads all that a draft is made from in one snapshot of the database, so that no part is newer than another.</summary>
public sealed class DraftContextReader(IDbContextFactory<NadiaDbContext> contexts, ContextWindow window)
{
    private const int MaxEarlierDrafts = 3;

    /// <summary>Null when nothing waits for an answer.</summary>
    internal async Task<DraftContext?> ReadAsync(long conversationId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == conversationId, token);
        var waiting = await db.Unanswered(conversationId).AsNoTracking()
            .OrderByDescending(m => m.Id)
            .Take(ContextWindow.Size)
            .Select(m => new { Message = new ContextMessage(m.Id, m.Direction, m.Text), m.ReceivedAt, m.ArrivedAway })
            .ToListAsync(token);
        if (waiting.Count == 0) return null;
        waiting.Reverse();
        var messages = await window.ReadAsync(db, conversation, token);
        var unanswered = waiting.Select(w => w.Message.Id).ToHashSet();
        return new(
            conversation.Id,
            conversation.CustomerId,
            conversation.Revision,
            await CustomerAsync(db, conversation.CustomerId, token),
            [.. messages.Where(m => !unanswered.Contains(m.Id))],
            [.. waiting.Select(w => w.Message)],
            conversation.WaitingSince ?? waiting[0].ReceivedAt,
            await EarlierDraftsAsync(db, conversationId, waiting[^1].Message.Id, token),
            conversation.RedraftInstruction)
        {
            ArrivedAway = waiting.Exists(w => w.ArrivedAway),
        };
    }

    private static Task<CustomerFacts> CustomerAsync(NadiaDbContext db, long customerId, CancellationToken token) =>
        db.Customers.AsNoTracking()
            .Where(c => c.Id == customerId)
            .Select(c => new CustomerFacts(c.UserId, c.Name, c.Nickname, c.Language, c.Status, c.LtvUsd, c.Notes))
            .SingleAsync(token);

    private static Task<List<string>> EarlierDraftsAsync(NadiaDbContext db, long conversationId, long throughMessageId, CancellationToken token) =>
        db.Drafts.AsNoTracking()
            .Where(d => d.ConversationId == conversationId && d.ThroughMessageId == throughMessageId && d.State != DraftState.Approved && d.CreativeText != "")
            .OrderByDescending(d => d.CreatedAt)
            .Take(MaxEarlierDrafts)
            .Select(d => d.CreativeText)
            .ToListAsync(token);
}
