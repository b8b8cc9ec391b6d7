namespace Nadia.Core.Quarantine;

/// <summary>A silenced customer's message: kept, not drafted, until a person releases or discards it.</summary>
public sealed class QuarantinedMessage
{
    public required long MessageId { get; init; }

    public required long ConversationId { get; init; }

    public required long CustomerId { get; init; }

    public QuarantineState State { get; set; }

    public required DateTimeOffset HeldAt { get; init; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }
}
