using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Context;
using Nadia.Core.Drafting.Notes;
using Nadia.Core.Live;

namespace Nadia.Core.Drafting;

/// <summary>Writes what a worker achieved. Each result is one transaction that holds the conversation and checks the lease's token.</summary>
public sealed class DraftStore(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, IdSource ids, UnwrittenDrafts unwritten, TimeProvider clock)
{
    private const int MaxError = 500;
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>
    /// Puts the draft in the queue in place of the one that is pending. A message that came after the context was read does not hinder it
    /// (a chatty customer cannot postpone for ever): the conversation simply stays due.
    /// </summary>
    internal Task<DraftResult> StoreAsync(DraftingLease lease, DraftContext context, DraftedReply reply, CancellationToken token) =>
        SettleAsync(lease, async (db, conversation, waiting, changes) =>
        {
            if (waiting.Count == 0) return await EndAsync(db, conversation, changes, token);
            if (!context.New.All(m => waiting.Contains(m.Id)))
            {
                conversation.DueAt = clock.GetUtcNow();
                return DraftResult.Outdated;
            }

            changes.AddRange((await db.SupersedePendingAsync(conversation.Id, clock.GetUtcNow(), token)).Select(LiveChange.Draft));
            var draft = context.ToDraft(reply, ids.NewId(), clock.GetUtcNow());
            db.Drafts.Add(draft);
            changes.Insert(0, LiveChange.Draft(draft.Id));
            var proposed = await db.ProposeFactsAsync(context.CustomerId, reply.Notes.Facts.Verified(context.New), clock.GetUtcNow(), token);
            if (proposed > 0) changes.Add(LiveChange.Customer(context.Customer.UserId));
            Fulfil(conversation, context);
            return DraftResult.Stored;
        }, token);

    /// <summary>Puts the messages before people unwritten, because no draft may be made of them.</summary>
    /// <param name="reason">A sentence for reviewers.</param>
    internal Task<DraftResult> ReserveAsync(DraftingLease lease, DraftContext context, string reason, CancellationToken token) =>
        SettleAsync(lease, async (db, conversation, waiting, changes) =>
        {
            if (waiting.Count == 0) return await EndAsync(db, conversation, changes, token);
            changes.InsertRange(0, await unwritten.StandInAsync(db, conversation, reason, clock.GetUtcNow(), token));
            Fulfil(conversation, context);
            return DraftResult.Stored;
        }, token);

    /// <summary>The worker found nothing to answer.</summary>
    internal Task<DraftResult> NothingAsync(DraftingLease lease, CancellationToken token) =>
        SettleAsync(lease, async (db, conversation, waiting, changes) =>
            waiting.Count == 0 ? await EndAsync(db, conversation, changes, token) : DraftResult.Outdated, token);

    /// <summary>
    /// Tries again later: after 5 s, doubling with each failure up to 5 minutes. Meanwhile the messages stand in the queue unwritten,
    /// so that a person can answer them.
    /// </summary>
    /// <param name="reason">A sentence for reviewers, without a word of the customer's.</param>
    /// <param name="retryAfter">How long the server asked to be left alone; honoured up to an hour.</param>
    internal async Task FailAsync(DraftingLease lease, string reason, TimeSpan? retryAfter, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(lease.ConversationId, token) is not { } conversation || conversation.DraftingToken != lease.Token) return;
        conversation.DraftingError = reason.Length <= MaxError ? reason : reason[..MaxError];
        // Null when a person decided or silenced meanwhile: then nothing is due any more.
        var now = clock.GetUtcNow();
        var stillDue = conversation.DueAt is not null;
        if (stillDue) conversation.DueAt = now + Longer(BackOff(conversation.DraftingAttempts), retryAfter);
        conversation.DraftingAttempts++;
        conversation.DraftingLeaseUntil = null;
        var changes = stillDue ? await unwritten.ExcuseAsync(db, conversation, conversation.DraftingError, now, token) : [];
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish([.. changes, LiveChange.Conversation(conversation.Id)]);
    }

    private static TimeSpan Longer(TimeSpan backOff, TimeSpan? asked)
    {
        var wait = asked > LongestAsked ? LongestAsked : asked ?? TimeSpan.Zero;
        return wait > backOff ? wait : backOff;
    }

    internal static TimeSpan BackOff(int failuresBefore)
    {
        var wait = FirstBackOff * Math.Pow(2, Math.Min(failuresBefore, 10));
        return wait < LongestBackOff ? wait : LongestBackOff;
    }

    /// <summary>The wish is met, and nothing is due unless the conversation has moved on.</summary>
    private static void Fulfil(Conversation conversation, DraftContext context)
    {
        if (conversation.RedraftInstruction != context.Instruction || conversation.RedraftText != context.OwnText) return;
        (conversation.RedraftInstruction, conversation.RedraftAskedBy, conversation.RedraftText) = (null, null, null);
        if (conversation.Revision == context.Revision) conversation.DueAt = null;
    }

    private async Task<DraftResult> EndAsync(NadiaDbContext db, Conversation conversation, List<LiveChange> changes, CancellationToken token)
    {
        changes.AddRange((await db.SupersedePendingAsync(conversation.Id, clock.GetUtcNow(), token)).Select(LiveChange.Draft));
        conversation.Decided(stillWaitingSince: null, clock.GetUtcNow());
        return DraftResult.NobodyWaits;
    }

    private async Task<DraftResult> SettleAsync(
        DraftingLease lease,
        Func<NadiaDbContext, Conversation, HashSet<long>, List<LiveChange>, Task<DraftResult>> settle,
        CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.LockConversationAsync(lease.ConversationId, token) is not { } conversation || conversation.DraftingToken != lease.Token)
        {
            return DraftResult.Superseded;
        }

        var waiting = await db.Unanswered(conversation.Id).Select(m => m.Id).ToHashSetAsync(token);
        List<LiveChange> changes = [LiveChange.Conversation(conversation.Id)];
        var result = await settle(db, conversation, waiting, changes);
        conversation.DraftingLeaseUntil = null;
        conversation.DraftingAttempts = 0;
        conversation.DraftingError = null;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(changes);
        return result;
    }
}
