namespace Nadia.Core.Delivery;

/// <summary>What a sandbox customer's phone received. The phone de-duplicates on the random id, as Telegram does.</summary>
public sealed class SandboxArrival
{
    public long Id { get; private set; }

    public required string ChatId { get; init; }

    public required long RandomId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How often the bubble was handed over; above 1 only after a crash or a time-out.</summary>
    public int Handovers { get; init; }
}
