namespace Nadia.Core.Delivery;

/// <summary>Telegram told the account to slow down or to stop (https://core.telegram.org/api/errors#420-flood). Append-only.</summary>
public sealed class FloodEvent
{
    public long Id { get; private set; }

    public required int AccountId { get; init; }

    /// <summary>The error's name, as in <c>FLOOD_WAIT_X</c> or <c>PEER_FLOOD</c>.</summary>
    public required string Error { get; init; }

    /// <summary>How long Telegram wants to be left alone; 0 when it names no time.</summary>
    public required int Seconds { get; init; }

    public required DateTimeOffset At { get; init; }
}
