using Nadia.Core.Delivery.Risk;

namespace Nadia.Tests.Core.Delivery;

public sealed class RiskRuleTests
{
    private static readonly SendingFigures Calm = SendingFigures.None with { LastMinute = 6, LastHour = 120, Peers = 40, NewPeers = 10, LongBubbles = 80, Repeated = 4 };

    public static TheoryData<string, RiskLevel> Cases => new()
    {
        { "calm", RiskLevel.Green },
        { "minute 39", RiskLevel.Green },
        { "minute 40", RiskLevel.Amber },
        { "minute 60", RiskLevel.Red },
        { "hour 499", RiskLevel.Green },
        { "hour 500", RiskLevel.Amber },
        { "hour 900", RiskLevel.Red },
        { "new 49/49", RiskLevel.Green },
        { "new 60/100", RiskLevel.Amber },
        { "new 59/100", RiskLevel.Green },
        { "new 150/160", RiskLevel.Red },
        { "new 150/200", RiskLevel.Amber },
        { "repeated 9/10", RiskLevel.Green },
        { "repeated 30/100", RiskLevel.Amber },
        { "repeated 29/100", RiskLevel.Green },
        { "repeated 60/100", RiskLevel.Red },
        { "repeated 39/40", RiskLevel.Amber },
        { "flood 1", RiskLevel.Amber },
        { "flood 3", RiskLevel.Red },
        { "wait 3600", RiskLevel.Red },
        { "wait 3599", RiskLevel.Amber },
        { "day 10", RiskLevel.Red },
        { "day 2", RiskLevel.Green },
        { "peer 1", RiskLevel.Red },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_figure_has_its_thresholds(string figures, RiskLevel level)
    {
        var f = Parse(figures);
        var risk = RiskRule.Judge(f, f);
        Assert.Equal(level, risk.Level);
        Assert.Equal(level == RiskLevel.Green, risk.Reasons.Count == 0);
    }

    [Fact]
    public void What_an_admin_has_looked_at_makes_it_amber_and_not_red_again()
    {
        var risk = RiskRule.Judge(Parse("peer 1") with { LastHour = 950 }, SendingFigures.None);
        Assert.Equal(RiskLevel.Amber, risk.Level);
        Assert.Equal(
            ["Telegram limited the account as spam once in the last 24 hours (PEER_FLOOD).", "950 bubbles were sent in the last hour."], risk.Reasons);
    }

    [Fact]
    public void The_gravest_reason_comes_first_and_each_is_said_once()
    {
        var f = Parse("flood 3") with { LastMinute = 45 };
        var risk = RiskRule.Judge(f, f);
        Assert.Equal(
            ["Telegram asked to wait 3 times in the last hour and 3 times in the last 24, at most 5 s.", "45 bubbles were sent in the last minute."],
            risk.Reasons);
    }

    private static SendingFigures Parse(string text)
    {
        if (text == "calm") return Calm;
        var (name, value) = (text.Split(' ')[0], text.Split(' ')[1]);
        var numbers = value.Split('/').Select(int.Parse).ToArray();
        return name switch
        {
            "minute" => Calm with { LastMinute = numbers[0] },
            "hour" => Calm with { LastHour = numbers[0] },
            "new" => Calm with { NewPeers = numbers[0], Peers = numbers[1] },
            "repeated" => Calm with { Repeated = numbers[0], LongBubbles = numbers[1] },
            "flood" => Calm with { FloodsLastHour = numbers[0], FloodsLastDay = numbers[0], LongestWait = 5 },
            "wait" => Calm with { FloodsLastHour = 1, FloodsLastDay = 1, LongestWait = numbers[0] },
            "day" => Calm with { FloodsLastDay = numbers[0], LongestWait = 5 },
            "peer" => Calm with { PeerFloods = numbers[0] },
            _ => throw new ArgumentException(text),
        };
    }
}
