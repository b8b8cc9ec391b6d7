using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Safety;

namespace Nadia.Core.Drafting;

/// <summary>
/// Puts what waits before people without asking a model: a draft without bubbles, which a reviewer asks to be written or writes.
/// It is judged by the safety rules all the same, so that a cry for help stands where it would have stood.
/// </summary>
public sealed class UnwrittenDrafts(ConstitutionBook constitutions, IdSource ids)
{
    /// <summary>Takes the place of the pending draft; with nobody waiting the pending one is only retired. Answers what to publish after the commit.</summary>
    /// <remarks>Call inside a transaction that holds the conversation, after its messages were saved.</remarks>
    internal async Task<List<LiveChange>> StandInAsync(
        NadiaDbContext db, Conversation conversation, string reason, DateTimeOffset now, CancellationToken token)
    {
        var changes = (await db.SupersedePendingAsync(conversation.Id, now, token)).ConvertAll(LiveChange.Draft);
        var waiting = await db.Unanswered(conversation.Id).AsNoTracking().OrderBy(m => m.Id).ToListAsync(token);
        if (waiting.Count == 0)
        {
            conversation.Decided(stillWaitingSince: null, now);
            return changes;
        }

        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == conversation.CustomerId, token);
        var constitution = await constitutions.ReadAsync(token);
        var draft = Draft(conversation, customer, waiting, text => constitution.Judge(text, []), reason, now);
        db.Drafts.Add(draft);
        changes.Insert(0, LiveChange.Draft(draft.Id));
        return changes;
    }

    /// <summary>
    /// Says in the queue why there is no draft of what waits. What a person has open is left to them, and a written draft that was
    /// overtaken stays, unless what came since is urgent. Answers what to publish after the commit.
    /// </summary>
    /// <remarks>Call inside a transaction that holds the conversation.</remarks>
    internal async Task<List<LiveChange>> ExcuseAsync(
        NadiaDbContext db, Conversation conversation, string reason, DateTimeOffset now, CancellationToken token)
    {
        var pending = await db.Drafts.SingleOrDefaultAsync(d => d.ConversationId == conversation.Id && d.State == DraftState.Pending, token);
        if (pending is null) return await StandInAsync(db, conversation, reason, now, token);
        var isUnwritten = pending.Origin == DraftOrigin.Unwritten;
        if (pending.Revision == conversation.Revision)
        {
            if (!isUnwritten || pending.OriginReason == reason) return [];
            pending.OriginReason = reason;
            return [LiveChange.Draft(pending.Id)];
        }

        if (await db.Claims.AnyAsync(c => c.DraftId == pending.Id && c.Until > now, token)) return [];
        return isUnwritten || await IsUrgentAsync(db, conversation.Id, token) ? await StandInAsync(db, conversation, reason, now, token) : [];
    }

    /// <summary>True when somebody in the conversation may be in danger, or asks whether a person answers, and nobody has answered.</summary>
    internal async Task<bool> IsUrgentAsync(NadiaDbContext db, long conversationId, CancellationToken token)
    {
        var texts = await db.Unanswered(conversationId).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync(token);
        return (await constitutions.ReadAsync(token)).Judge(string.Join('\n', texts), []).IsUrgent;
    }

    private Draft Draft(
        Conversation conversation, Customer customer, List<Message> waiting, Func<string, Verdict> judge, string reason, DateTimeOffset now)
    {
        var text = string.Join('\n', waiting.Select(m => m.Text));
        var verdict = judge(text);
        var since = conversation.WaitingSince ?? waiting[0].ReceivedAt;
        return new()
        {
            Id = ids.NewId(),
            ConversationId = conversation.Id,
            CustomerId = conversation.CustomerId,
            State = DraftState.Pending,
            Origin = DraftOrigin.Unwritten,
            OriginReason = reason,
            ArrivedAway = waiting.Exists(m => m.ArrivedAway),
            CustomerMessage = text,
            Revision = conversation.Revision,
            ThroughMessageId = waiting[^1].Id,
            MessageIds = waiting.ConvertAll(m => m.Id),
            CreativeText = "",
            Bubbles = [],
            Creative = StageUsage.None,
            Refine = StageUsage.None,
            Offline = false,
            RiskScore = verdict.RiskScore,
            Recommendation = verdict.Recommendation,
            Findings = verdict.Findings,
            WaitingSince = since,
            QueueAt = QueueRank.QueueAt(
                since, verdict.RiskScore, verdict.Recommendation, customer.LtvUsd, customer.Status, verdict.IsUrgent),
            CreatedAt = now,
        };
    }
}
