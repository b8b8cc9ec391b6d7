using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Delivery.Risk;

namespace Nadia.Core.Delivery;

/// <summary>How sending stands on one account.</summary>
/// <param name="StateReason">Why it is paused or not connected, as a sentence.</param>
/// <param name="SendNotBefore">Telegram asked to wait until then; null when it did not, or the time has passed.</param>
/// <param name="Queued">Approved bubbles that have not arrived yet.</param>
/// <param name="OldestQueuedSince">When the first of them was approved; null when none waits.</param>
public sealed record AccountSending(
    int AccountId,
    ChannelKind Channel,
    string Name,
    AccountState State,
    string? StateReason,
    DateTimeOffset? SendNotBefore,
    int Queued,
    DateTimeOffset? OldestQueuedSince)
{
    /// <summary>Shorter waits are everyday.</summary>
    public static readonly TimeSpan LongWait = TimeSpan.FromSeconds(60);

    /// <summary>True while a login is kept; also of an account that cannot be connected at the moment.</summary>
    public bool HasSession { get; init; }

    /// <summary>The light: the sandbox is always green. A paused account is red, whoever paused it.</summary>
    public RiskLevel Level { get; init; }

    /// <summary>It has sent all that an hour allows: the next bubble leaves then. Null while the hour has room.</summary>
    public DateTimeOffset? HourFullUntil { get; init; }

    /// <summary>How it was judged.</summary>
    public RiskView Risk { get; init; } = RiskView.None;

    /// <summary>Why it is not green, as sentences, the gravest first.</summary>
    public IReadOnlyList<string> Reasons => State != AccountState.Connected && StoredReason.Say(StateReason) is { } reason ? [reason] : Risk.Reasons;

    /// <summary>What the light was judged by.</summary>
    public SendingFigures Figures => Risk.Figures;
}
