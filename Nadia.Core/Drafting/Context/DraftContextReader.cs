using System.Data;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Commitments;
using Nadia.Core.Conversations;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Data;
using Nadia.Core.Knowledge;

namespace Nadia.Core.Drafting.Context;

/// <summary>Reads all that a draft is made from in one snapshot of the database, so that no part is newer than another.</summary>
public sealed class DraftContextReader(IDbContextFactory<NadiaDbContext> contexts, ContextWindow window)
{
    private const int MaxEarlierDrafts = 3;

    /// <summary>By how much two nodes' clocks may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>What waits for an answer now; null when nothing does.</summary>
    internal async Task<DraftContext?> ReadAsync(long conversationId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == conversationId, token);
        var waiting = await db.Unanswered(conversation.Id).AsNoTracking()
            .OrderByDescending(m => m.Id)
            .Take(ContextWindow.MostNew)
            .AsContext(db)
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
            EarlierDrafts = await EarlierDrafts(db, conversation.Id, waiting[^1].Message.Id, waiting[^1].ReceivedAt).ToListAsync(token),
            Instruction = conversation.RedraftInstruction,
            AskedBy = conversation.RedraftAskedBy,
            OwnText = conversation.RedraftText,
            ArrivedAway = waiting.Exists(w => w.ArrivedAway),
        };
    }

    /// <summary>
    /// As it was for a draft of the past: its messages are new again, and nothing has been said after them. What is known of the customer
    /// is what is known now. Null for an unknown draft, and when the customer took back all that it answered.
    /// </summary>
    internal async Task<PastContext?> ReadPastAsync(Guid draftId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == draftId, token) is not { } draft) return null;
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == draft.ConversationId, token);
        var messages = await ContextWindow.ReadThroughAsync(db, conversation.Id, draft.ThroughMessageId, token);
        var fresh = messages.Where(m => draft.MessageIds.Contains(m.Id)).ToList();
        if (fresh.Count == 0) return null;
        var context = await GatherAsync(db, conversation, messages.Except(fresh), fresh, token);
        return new(context with { WaitingSince = draft.WaitingSince, ArrivedAway = draft.ArrivedAway }, draft.Bubbles);
    }

    /// <summary>What belongs to every draft, whoever asks for it.</summary>
    private static async Task<DraftContext> GatherAsync(
        NadiaDbContext db, Conversation conversation, IEnumerable<ContextMessage> before, IReadOnlyList<ContextMessage> fresh, CancellationToken token) => new(
            conversation.Id,
            conversation.CustomerId,
            conversation.Revision,
            await CustomerAsync(db, conversation.CustomerId, token) with { Kept = await db.KeptFactsAsync(conversation.CustomerId, token) },
            [.. before.TakeLast(ContextWindow.Size)],
            fresh)
        {
            Passages = await db.FindPassagesAsync(string.Join('\n', fresh.Select(m => m.Text)), token),
            Promises = await db.OpenPromisesAsync(conversation.CustomerId, token),
        };

    private static Task<KnownCustomer> CustomerAsync(NadiaDbContext db, long customerId, CancellationToken token) =>
        db.Customers.AsNoTracking()
            .Where(c => c.Id == customerId)
            .Select(c => new KnownCustomer(c.UserId, c.Name, c.Nickname, c.Language, c.Status, c.LtvUsd, c.Notes))
            .SingleAsync(token);

    /// <summary>A draft is younger than what it answers, so the rest of a long conversation is not looked through.</summary>
    internal static IQueryable<string> EarlierDrafts(NadiaDbContext db, long conversationId, long throughMessageId, DateTimeOffset receivedAt)
    {
        var since = receivedAt - Skew;
        return db.Drafts.AsNoTracking()
            .Where(d => d.ConversationId == conversationId && d.CreatedAt >= since && d.ThroughMessageId == throughMessageId
                && d.State != DraftState.Approved && d.CreativeText != "")
            .OrderByDescending(d => d.CreatedAt)
            .Take(MaxEarlierDrafts)
            .Select(d => d.CreativeText);
    }
}
