using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Components.Layout.Banner;

/// <summary>What everybody has to know about the sending.</summary>
/// <param name="IsBad">True when nothing leaves until a person acts; else it is slower or waits.</param>
/// <param name="Text">One or two sentences.</param>
public sealed record SendingNews(bool IsBad, string Text)
{
    /// <summary>The gravest first; empty while all is well.</summary>
    public static IReadOnlyList<SendingNews> Of(SendingStatus? status, DateTimeOffset now, ViewerZone zone)
    {
        if (status is null) return [];
        var news = status.Accounts.Select(account => Of(account, now, zone)).OfType<SendingNews>().OrderByDescending(n => n.IsBad);
        return status.Pause is { } pause
            ? [new(false, Words.Fill($"Sending is paused by {pause.By} since {zone.Moment(pause.Since, now)}: {pause.Reason}")), .. news]
            : [.. news];
    }

    private static SendingNews? Of(AccountSending account, DateTimeOffset now, ViewerZone zone) => account switch
    {
        { State: AccountState.Paused } => new(true, Say(Words.Fill($"{account.Name} has stopped: {StoredReason.Say(account.StateReason) ?? Paused}"), account)),
        { State: AccountState.SignedOut, HasSession: true, StateReason: { } reason } =>
            new(true, Say(Words.Fill($"{account.Name} is not connected: {StoredReason.Say(reason)}"), account)),
        { State: AccountState.SignedOut, Queued: > 0 } => new(true, Say(Words.Fill($"{account.Name} is signed out of Telegram."), account)),
        { SendNotBefore: { } until } when until - now > AccountSending.LongWait =>
            new(false, Say(Words.Fill($"Telegram asked {account.Name} to wait: nothing leaves before {zone.Moment(until, now)}."), account)),
        { State: AccountState.Connecting, OldestQueuedSince: { } oldest } when now - oldest > AccountSending.LongWait =>
            new(false, Say(Words.Fill($"{account.Name} is not connected: {StoredReason.Say(account.StateReason) ?? Trying}"), account)),
        { HourFullUntil: { } until, Queued: > 0 } when until - now > AccountSending.LongWait =>
            new(false, Say(Words.Fill($"{account.Name} has sent all that an hour allows: nothing leaves before {zone.Moment(until, now)}."), account)),
        { Level: not RiskLevel.Green } => new(false, Words.Fill($"{account.Name} sends at half its speed: {First(account.Risk.Reasons)}").TrimEnd()),
        _ => null,
    };

    private static string First(IReadOnlyList<string> reasons) => reasons is [var first, ..] ? first : "";

    private static string Paused => Words.Of("it is paused.");

    private static string Trying => Words.Of("trying again.");

    private static string Say(string what, AccountSending account) => $"{what} {Waiting(account)}".TrimEnd();

    private static string Waiting(AccountSending account) => account.Queued switch
    {
        0 => "",
        1 => Words.Of("1 bubble waits."),
        var n => Words.Fill($"{n} bubbles wait."),
    };
}
