using System.ComponentModel;
using System.Text.Json.Serialization;
using Nadia.Core.Customers;
using Nadia.Core.Review;
using Nadia.Core.Safety;

namespace Nadia.Web.Api.Reviews;

/// <summary>A draft and, once decided, the decision, by the predecessor's names: llm1 is the creative stage, llm2 the refining one.</summary>
internal sealed record ReviewAnswer
{
    public required Guid Id { get; init; }

    public required string UserId { get; init; }

    [Description("What the customer wrote, one message a line.")]
    public required string UserMessage { get; init; }

    [Description("The creative stage's reply.")]
    public required string Llm1RawResponse { get; init; }

    [Description("The proposed bubbles.")]
    public required IReadOnlyList<string> Llm2Bubbles { get; init; }

    [Description("0.0 (nothing found) to 1.0.")]
    public required decimal ConstitutionRiskScore { get; init; }

    public required IReadOnlyList<FlagAnswer> ConstitutionFlags { get; init; }

    [Description("Advice; a person decides.")]
    public required Recommendation ConstitutionRecommendation { get; init; }

    [Description("Minutes waited, plus the head start that risk and value earn; the queue's order, highest first.")]
    public required decimal PriorityScore { get; init; }

    public required ReviewStatus Status { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required CustomerStatus CustomerStatus { get; init; }

    public required string? Nickname { get; init; }

    public required string Llm1Model { get; init; }

    public required string Llm2Model { get; init; }

    public required decimal Llm1CostUsd { get; init; }

    public required decimal Llm2CostUsd { get; init; }

    [OnceDecided, Description("Once decided: the bubbles as approved; empty when rejected.")]
    public IReadOnlyList<string>? FinalBubbles { get; init; }

    [OnceDecided, Description("Once decided.")]
    public IReadOnlyList<string>? EditTags { get; init; }

    [OnceDecided, Description("Once decided: 1 to 5, or null when not given.")]
    public int? QualityScore { get; init; }

    [OnceDecided, Description("Once decided.")]
    public string? ReviewerNotes { get; init; }

    [OnceDecided, Description("Once decided: a team member's id, or `key:` and the API key's number.")]
    public string? ReviewerId { get; init; }

    [OnceDecided, Description("Once decided: seconds between opening the draft and deciding; 0 without opening.")]
    public int? ReviewTimeSeconds { get; init; }

    [OnceDecided, Description("Once decided: one receipt per bubble, in order; empty when rejected.")]
    public IReadOnlyList<DeliveryAnswer>? Deliveries { get; init; }

    [JsonIgnore]
    public bool IsDecided { get; private init; }

    /// <param name="now">The time for which the priority holds.</param>
    public static ReviewAnswer Of(ReviewView view, DateTimeOffset now) => new()
    {
        Id = view.Id,
        UserId = view.UserId,
        UserMessage = view.CustomerMessage,
        Llm1RawResponse = view.CreativeText,
        Llm2Bubbles = view.Bubbles,
        ConstitutionRiskScore = view.RiskScore,
        ConstitutionFlags = [.. view.Findings.Select(FlagAnswer.Of)],
        ConstitutionRecommendation = view.Recommendation,
        PriorityScore = view.PriorityAt(now),
        Status = view.Status,
        CreatedAt = view.CreatedAt.UtcDateTime,
        CustomerStatus = view.CustomerStatus,
        Nickname = view.Nickname,
        Llm1Model = view.Creative.Model,
        Llm2Model = view.Refine.Model,
        Llm1CostUsd = view.Creative.CostUsd,
        Llm2CostUsd = view.Refine.CostUsd,
        IsDecided = view.Outcome is not null,
        FinalBubbles = view.Outcome?.FinalBubbles,
        EditTags = view.Outcome?.EditTags,
        QualityScore = view.Outcome?.QualityScore,
        ReviewerNotes = view.Outcome?.Notes,
        ReviewerId = view.Outcome?.ReviewerId,
        ReviewTimeSeconds = view.Outcome?.ReviewSeconds,
        Deliveries = view.Outcome?.Deliveries.Select(DeliveryAnswer.Of).ToList(),
    };
}
