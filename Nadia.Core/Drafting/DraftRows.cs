using Nadia.Core.Commitments;
using Nadia.Core.Drafting.Context;

namespace Nadia.Core.Drafting;

internal static class DraftRows
{
    /// <summary>The row for what the pipeline made of the context.</summary>
    public static Draft ToDraft(this DraftContext context, DraftedReply reply, Guid id, DateTimeOffset now) => new()
    {
        Id = reply.DraftId ?? id,
        ConversationId = context.ConversationId,
        CustomerId = context.CustomerId,
        State = DraftState.Pending,
        OriginReason = reply.Note,
        ArrivedAway = context.ArrivedAway,
        CustomerMessage = context.CustomerMessage,
        Revision = context.Revision,
        ThroughMessageId = context.ThroughMessageId,
        MessageIds = [.. context.New.Select(m => m.Id)],
        CreativeText = reply.CreativeText,
        Bubbles = reply.Bubbles,
        Creative = reply.Creative,
        Refine = reply.Refine,
        Offline = reply.Offline,
        ProfileId = reply.ProfileId,
        Profile = reply.Profile,
        Instruction = context.Instruction,
        AskedBy = context.AskedBy,
        RiskScore = reply.Verdict.RiskScore,
        Recommendation = reply.Verdict.Recommendation,
        Findings = reply.Verdict.Findings,
        Passages = [.. context.Passages],
        Promises = [.. reply.Notes.Promises.Take(CommitmentRules.MaxAReply)],
        WaitingSince = context.WaitingSince,
        QueueAt = QueueRank.QueueAt(
            context.WaitingSince, reply.Verdict.RiskScore, reply.Verdict.Recommendation, context.Customer.LtvUsd, context.Customer.Status,
            reply.Verdict.IsUrgent),
        CreatedAt = now,
    };
}
