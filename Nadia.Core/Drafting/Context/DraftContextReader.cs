using System.Data;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Data;

namespace Nadia.Core.Drafting.Context;

/// <summary>Reads all that a draft is made from in one snapshot of the database, so that no part is newer than another.</summary>
public sealed class DraftContextReader(IDbContextFactory<NadiaDbContext> contexts, ContextWindow window)
{
    private const int MaxEarlierDrafts = 3;

    /// <summary>What waits for an answer now; null when nothing does.</summary>
    internal Task<DraftContext?> ReadAsync(long conversationId, CancellationToken token) => SnapshotAsync(conversationId, async (db, conversation) =>
    {
        var waiting = await db.Unanswered(conversation.Id).AsNoTracking()
            .OrderByDescending(m => m.Id)
            .Take(ContextWindow.MostNew)
            .Select(m => new { Message = new ContextMessage(m.Id, m.Direction, m.Text), m.ReceivedAt, m.ArrivedAway })
            .ToListAsync(token);
        if (waiting.Count == 0) return null;
        waiting.Reverse();
        var messages = await window.ReadAsync(db, conversation, token);
        var unanswered = waiting.Select(w => w.Message.Id).ToHashSet();
        var context = await GatherAsync(
            db, conversation, messages.Where(m => !unanswered.Contains(m.Id)), [.. waiting.Select(w => w.Message)], token);
        return context with
        {
            WaitingSince = conversation.WaitingSince ?? waiting[0].ReceivedAt,
            EarlierDrafts = await EarlierDraftsAsync(db, conversation.Id, waiting[^1].Message.Id, token),
            Instruction = conversation.RedraftInstruction,
            AskedBy = conversation.RedraftAskedBy,
            OwnText = conversation.RedraftText,
            ArrivedAway = waiting.Exists(w => w.ArrivedAway),
        };
    }, token);

    /// <summary>
    /// As if the customer's last words had just come, answered or not, and nothing had been said after them; null when they never wrote.
    /// </summary>
    internal Task<DraftContext?> ReadPastAsync(long conversationId, CancellationToken token) => SnapshotAsync(conversationId, async (db, conversation) =>
    {
        var messages = await window.ReadAsync(db, conversation, token);
        List<ContextMessage> said = [.. messages.Reverse().SkipWhile(m => m.Direction == MessageDirection.Out).Reverse()];
        List<ContextMessage> last = [.. said.AsEnumerable().Reverse().TakeWhile(m => m.Direction == MessageDirection.In).Take(ContextWindow.MostNew).Reverse()];
        return last.Count == 0 ? null : await GatherAsync(db, conversation, said.SkipLast(last.Count), last, token);
    }, token);

    /// <summary>What belongs to every draft, whoever asks for it.</summary>
    private static async Task<DraftContext> GatherAsync(
        NadiaDbContext db, Conversation conversation, IEnumerable<ContextMessage> before, IReadOnlyList<ContextMessage> fresh, CancellationToken token) => new(
            conversation.Id,
            conversation.CustomerId,
            conversation.Revision,
            await CustomerAsync(db, conversation.CustomerId, token),
            [.. before.TakeLast(ContextWindow.Size)],
            fresh);

    private static Task<KnownCustomer> CustomerAsync(NadiaDbContext db, long customerId, CancellationToken token) =>
        db.Customers.AsNoTracking()
            .Where(c => c.Id == customerId)
            .Select(c => new KnownCustomer(c.UserId, c.Name, c.Nickname, c.Language, c.Status, c.LtvUsd, c.Notes))
            .SingleAsync(token);

    private static Task<List<string>> EarlierDraftsAsync(NadiaDbContext db, long conversationId, long throughMessageId, CancellationToken token) =>
        db.Drafts.AsNoTracking()
            .Where(d => d.ConversationId == conversationId && d.ThroughMessageId == throughMessageId && d.State != DraftState.Approved && d.CreativeText != "")
            .OrderByDescending(d => d.CreatedAt)
            .Take(MaxEarlierDrafts)
            .Select(d => d.CreativeText)
            .ToListAsync(token);

    /// <summary>Null for an unknown conversation.</summary>
    private async Task<DraftContext?> SnapshotAsync(
        long conversationId, Func<NadiaDbContext, Conversation, Task<DraftContext?>> read, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversationId, token);
        return conversation is null ? null : await read(db, conversation);
    }
}
