namespace Nadia.Core.Delivery.Risk;

/// <summary>How an account has sent lately.</summary>
/// <param name="LastMinute">Bubbles sent in the last minute.</param>
/// <param name="LastHour">Bubbles sent in the last hour.</param>
/// <param name="Peers">Customers sent to in the last 24 hours.</param>
/// <param name="NewPeers">Those of them who had never been sent anything before.</param>
/// <param name="LongBubbles">Bubbles of the last hour that are long enough to compare.</param>
/// <param name="Repeated">Those of them whose very words went to another customer too.</param>
/// <param name="FloodsLastHour">How often Telegram asked to wait in the last hour.</param>
/// <param name="FloodsLastDay">The same of the last 24 hours.</param>
/// <param name="LongestWait">The longest of those waits, seconds.</param>
/// <param name="PeerFloods">How often Telegram limited the account as spam (PEER_FLOOD) in the last 24 hours.</param>
public sealed record SendingFigures(
    int LastMinute,
    int LastHour,
    int Peers,
    int NewPeers,
    int LongBubbles,
    int Repeated,
    int FloodsLastHour,
    int FloodsLastDay,
    int LongestWait,
    int PeerFloods)
{
    public static SendingFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
