namespace Nadia.Core.Drafting.Models;

/// <summary>One call to a model and what it took, whatever became of the draft: also of one that failed, came second, or was overtaken.</summary>
public sealed class ModelCall
{
    public required Guid Id { get; init; }

    /// <summary>When it was asked; the day of this moment in UTC pays for it.</summary>
    public required DateTimeOffset At { get; init; }

    public required Guid ProfileId { get; init; }

    /// <summary>The profile's name at that time.</summary>
    public required string ProfileName { get; init; }

    public required ModelStage Stage { get; init; }

    /// <summary>The model's name as the provider calls it; as we call it when it did not answer.</summary>
    public required string Model { get; set; }

    /// <summary>Null when somebody tested the profile.</summary>
    public long? ConversationId { get; init; }

    /// <summary>The id the draft has, if one was kept; null in a test.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>Prompt tokens, the cached ones included.</summary>
    public int InputTokens { get; set; }

    public int CachedTokens { get; set; }

    public int OutputTokens { get; set; }

    /// <summary>USD with six decimals. While it is under way, and when it ended without figures although it may be paid for, the estimate.</summary>
    public decimal CostUsd { get; set; }

    /// <summary>Milliseconds from request to answer or failure.</summary>
    public int LatencyMs { get; set; }

    public ModelCallOutcome Outcome { get; set; }
}
