using Nadia.Core.Common;

namespace Nadia.Core.Delivery.Risk;

/// <summary>
/// From figures to a light. Telegram publishes no limits for people's accounts. It says that accounts are limited when strangers they
/// wrote to report them (https://telegram.org/faq_spam), that FLOOD_WAIT and PEER_FLOOD mean "too much"
/// (https://core.telegram.org/api/errors), and, of bots only, to stay below one message a second in a chat
/// (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). So the thresholds are this product's own: well
/// above what a few people type in a busy hour, and far below what a sender of adverts needs.
/// </summary>
public static class RiskRule
{
    /// <summary>Bubbles below this many characters ("Thank you!") are not compared.</summary>
    public const int ComparedFrom = 20;

    /// <summary>Telegram's error for an account that it has limited as spam.</summary>
    public const string PeerFlood = "PEER_FLOOD";

    public const int AmberMinute = 40;
    public const int RedMinute = 60;
    public const int AmberHour = 500;
    public const int RedHour = 900;
    public const int AmberNewPeers = 50;
    public const double AmberNewShare = 0.6;
    public const int RedNewPeers = 150;
    public const double RedNewShare = 0.9;
    public const int AmberRepeated = 10;
    public const double AmberRepeatedShare = 0.3;
    public const int RedRepeated = 40;
    public const double RedRepeatedShare = 0.6;
    public const int AmberFloodsHour = 1;
    public const int RedFloodsHour = 3;
    public const int AmberFloodsDay = 3;
    public const int RedFloodsDay = 10;

    /// <summary>Seconds: a wait this long is a punishment rather than a brake.</summary>
    public const int RedWait = 3600;

    /// <param name="figures">Everything of the last minute, hour and day.</param>
    /// <param name="sinceResumed">The same from an admin's last "go on": only these can make it red, so what was looked at is not held against the account again.</param>
    public static RiskView Judge(SendingFigures figures, SendingFigures sinceResumed) => new(
        IsRed(sinceResumed).Contains(true) ? RiskLevel.Red : IsAmber(figures).Contains(true) ? RiskLevel.Amber : RiskLevel.Green, figures, sinceResumed);

    internal static IReadOnlyList<string> Reasons(SendingFigures figures, SendingFigures sinceResumed)
    {
        var red = Reasons(sinceResumed, IsRed).ToList();
        return [.. red, .. Reasons(figures, IsAmber).Where(reason => !red.Contains(reason))];
    }

    private static bool[] IsRed(SendingFigures f) =>
    [
        f.PeerFloods > 0,
        f.FloodsLastHour >= RedFloodsHour || f.FloodsLastDay >= RedFloodsDay || f.LongestWait >= RedWait,
        f.Repeated >= RedRepeated && Share(f.Repeated, f.LongBubbles) >= RedRepeatedShare,
        f.NewPeers >= RedNewPeers && Share(f.NewPeers, f.Peers) >= RedNewShare,
        f.LastMinute >= RedMinute,
        f.LastHour >= RedHour,
    ];

    private static bool[] IsAmber(SendingFigures f) =>
    [
        f.PeerFloods > 0,
        f.FloodsLastHour >= AmberFloodsHour || f.FloodsLastDay >= AmberFloodsDay,
        f.Repeated >= AmberRepeated && Share(f.Repeated, f.LongBubbles) >= AmberRepeatedShare,
        f.NewPeers >= AmberNewPeers && Share(f.NewPeers, f.Peers) >= AmberNewShare,
        f.LastMinute >= AmberMinute,
        f.LastHour >= AmberHour,
    ];

    private static IEnumerable<string> Reasons(SendingFigures f, Func<SendingFigures, bool[]> rule) =>
        rule(f).Zip(Sentences(f)).Where(pair => pair.First).Select(pair => pair.Second);

    private static string[] Sentences(SendingFigures f) =>
    [
        Words.Fill($"Telegram limited the account as spam {Times(f.PeerFloods)} in the last 24 hours (PEER_FLOOD)."),
        Words.Fill($"Telegram asked to wait {Times(f.FloodsLastHour)} in the last hour and {Times(f.FloodsLastDay)} in the last 24, at most {f.LongestWait:N0} s."),
        Words.Fill($"{f.Repeated:N0} of {f.LongBubbles:N0} longer bubbles of the last hour went to several customers word for word."),
        Words.Fill($"{f.NewPeers:N0} of {f.Peers:N0} customers written to in the last 24 hours had never been written to before."),
        Words.Fill($"{f.LastMinute:N0} bubbles were sent in the last minute."),
        Words.Fill($"{f.LastHour:N0} bubbles were sent in the last hour."),
    ];

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;

    private static string Times(int count) => count == 1 ? Words.Of("once") : Words.Fill($"{count:N0} times");
}
