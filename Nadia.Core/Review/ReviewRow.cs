using Nadia.Core.Customers;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review;

/// <summary>A draft as one query brings it, before it is put into words.</summary>
internal sealed record ReviewRow(
    Draft Draft, string UserId, string? Nickname, string? Name, CustomerStatus Status, decimal Ltv, long Revision, string? DraftingError, Claim? Claim)
{
    public ReviewView ToView(ReviewOutcome? outcome) => new()
    {
        Id = Draft.Id,
        ConversationId = Draft.ConversationId,
        UserId = UserId,
        Nickname = Nickname,
        Name = Name,
        CustomerStatus = Status,
        LtvUsd = Ltv,
        Status = StatusNow,
        CustomerMessage = Draft.CustomerMessage,
        ThroughMessageId = Draft.ThroughMessageId,
        ConversationRevision = Revision,
        DraftingError = DraftingError,
        Origin = Draft.Origin,
        OriginReason = Draft.OriginReason,
        ReturnedFrom = Draft.ReturnedFrom,
        ArrivedAway = Draft.ArrivedAway,
        CreativeText = Draft.CreativeText,
        Bubbles = Draft.Bubbles,
        Creative = Draft.Creative,
        Refine = Draft.Refine,
        Offline = Draft.Offline,
        Instruction = Draft.Instruction,
        RiskScore = Draft.RiskScore,
        Recommendation = Draft.Recommendation,
        Findings = Draft.Findings,
        Passages = Draft.Passages,
        WaitingSince = Draft.WaitingSince,
        QueueAt = Draft.QueueAt,
        CreatedAt = Draft.CreatedAt,
        Stale = Draft.State == DraftState.Superseded || (Draft.State == DraftState.Pending && Draft.Revision != Revision),
        Holder = Claim is null ? null : new(Claim.ReviewerId, Claim.ReviewerName, Claim.OpenedAt, Claim.Until, Claim.EditedAt),
        Outcome = outcome,
    };

    private ReviewStatus StatusNow => Draft.State switch
    {
        DraftState.Pending => Claim is null ? ReviewStatus.Pending : ReviewStatus.Reviewing,
        DraftState.Approved => ReviewStatus.Approved,
        DraftState.Rejected => ReviewStatus.Rejected,
        DraftState.Superseded => ReviewStatus.Superseded,
    };
}
