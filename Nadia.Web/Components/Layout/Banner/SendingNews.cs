using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Components.Layout.Banner;

/// <summary>What everybody has to know about the sending.</summary>
/// <param name="IsBad">True when nothing leaves until a person acts; else it is slower or waits.</param>
/// <param name="Text">One or two sentences.</param>
public sealed record SendingNews(bool IsBad, string Text)
{
    /// <summary>Shorter waits are everyday.</summary>
    public static readonly TimeSpan LongWait = TimeSpan.FromSeconds(60);

    /// <summary>The gravest first; empty while all is well.</summary>
    public static IReadOnlyList<SendingNews> Of(SendingStatus? status, DateTimeOffset now, ViewerZone zone)
    {
        if (status is null) return [];
        var news = status.Accounts.Select(account => Of(account, now, zone)).OfType<SendingNews>().OrderByDescending(n => n.IsBad);
        return status.Pause is { } pause
            ? [new(false, $"Sending is paused by {pause.By} since {zone.Moment(pause.Since, now)}: {pause.Reason}"), .. news]
            : [.. news];
    }

    private static SendingNews? Of(AccountSending account, DateTimeOffset now, ViewerZone zone) => account switch
    {
        { State: AccountState.Paused } => new(true, $"{account.Name} has stopped: {account.StateReason ?? "it is paused."} {Waiting(account)}".TrimEnd()),
        { State: AccountState.SignedOut, Queued: > 0 } => new(true, $"{account.Name} is signed out of Telegram. {Waiting(account)}"),
        { SendNotBefore: { } until } when until - now > LongWait =>
            new(false, $"Telegram asked {account.Name} to wait: nothing leaves before {zone.Moment(until, now)}. {Waiting(account)}".TrimEnd()),
        { State: AccountState.Connecting, OldestQueuedSince: { } oldest } when now - oldest > LongWait =>
            new(false, $"{account.Name} is not connected: {account.StateReason ?? "trying again."} {Waiting(account)}"),
        { Level: not RiskLevel.Green } => new(false, $"{account.Name} sends at half its speed: {(account.Reasons is [var reason, ..] ? reason : "")}".TrimEnd()),
        _ => null,
    };

    private static string Waiting(AccountSending account) => account.Queued switch
    {
        0 => "",
        1 => "1 bubble waits.",
        var n => $"{n} bubbles wait.",
    };
}
