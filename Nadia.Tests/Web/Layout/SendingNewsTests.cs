using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Web.Components.Layout.Banner;
using Nadia.Web.Components.Shared;

namespace Nadia.Tests.Web.Layout;

public sealed class SendingNewsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ViewerZone Madrid = ViewerZone.Named("Europe/Madrid");

    [Fact]
    public void All_is_well_says_nothing()
    {
        Assert.Empty(Of(Account()));
        Assert.Empty(SendingNews.Of(null, Noon, Madrid));
    }

    [Fact]
    public void A_pause_says_who_since_when_in_the_viewers_zone_and_why()
    {
        var news = Assert.Single(SendingNews.Of(new(new("Ada", Noon.AddMinutes(-57), "Stock is counted"), [Account()]), Noon, Madrid));
        Assert.Equal((false, "Sending is paused by Ada since 12:03: Stock is counted"), (news.IsBad, news.Text));
    }

    [Fact]
    public void A_pause_of_another_day_names_the_day() => Assert.Contains(
        "since Sun 1 Mar, 13:00:", Assert.Single(SendingNews.Of(new(new("Ada", Noon.AddDays(-1), "x"), []), Noon, Madrid)).Text, StringComparison.Ordinal);

    [Fact]
    public void A_stopped_account_is_bad_and_comes_before_a_wait()
    {
        var news = Of(
            Account() with { SendNotBefore = Noon.AddMinutes(20) },
            Account("Two") with { State = AccountState.Paused, StateReason = "Telegram has limited this account.", Queued = 3 });
        Assert.Equal(
            [(true, "Two has stopped: Telegram has limited this account. 3 bubbles wait."), (false, "Telegram asked Shop to wait: nothing leaves before 13:20.")],
            news.Select(n => (n.IsBad, n.Text)));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void Only_a_wait_of_more_than_a_minute_is_news(int seconds, bool said) =>
        Assert.Equal(said, Of(Account() with { SendNotBefore = Noon.AddSeconds(seconds) }).Count == 1);

    [Theory]
    [InlineData(60, 1, false)]
    [InlineData(61, 0, false)]
    [InlineData(61, 1, true)]
    public void A_full_hour_is_news_while_bubbles_wait_for_more_than_a_minute(int seconds, int queued, bool said)
    {
        var news = Of(Account() with { HourFullUntil = Noon.AddSeconds(seconds), Queued = queued, Level = RiskLevel.Green });
        Assert.Equal(said ? ["Shop has sent all that an hour allows: nothing leaves before 13:01. 1 bubble waits."] : [], news.Select(n => n.Text));
    }

    [Fact]
    public void Amber_names_its_first_reason() => Assert.Equal(
        "Shop sends at half its speed: 40 bubbles were sent in the last minute.",
        Assert.Single(Of(Account() with { Level = RiskLevel.Amber, Risk = RiskRule.Judge(SendingFigures.None with { LastMinute = 40, LastHour = 500 }, SendingFigures.None) })).Text);

    [Fact]
    public void Signed_out_or_unconnected_is_news_only_while_bubbles_wait()
    {
        Assert.Empty(Of(Account() with { State = AccountState.SignedOut }));
        Assert.True(Assert.Single(Of(Account() with { State = AccountState.SignedOut, Queued = 1 })).IsBad);
        var connecting = Account() with { State = AccountState.Connecting, Queued = 1, StateReason = "Telegram's server cannot be reached." };
        Assert.Empty(Of(connecting with { OldestQueuedSince = Noon.AddSeconds(-30) }));
        Assert.Equal(
            "Shop is not connected: Telegram's server cannot be reached. 1 bubble waits.", Assert.Single(Of(connecting with { OldestQueuedSince = Noon.AddSeconds(-61) })).Text);
    }

    [Fact]
    public void A_login_that_is_kept_but_cannot_be_connected_is_news_at_once_with_its_reason()
    {
        var kept = Account() with { State = AccountState.SignedOut, HasSession = true, StateReason = WithoutTelegram.Reason };
        var news = Assert.Single(Of(kept));
        Assert.Equal(
            (true, "Shop is not connected: This build of NADIA is without Telegram: nothing arrives and nothing leaves until one that has it is started."),
            (news.IsBad, news.Text));
        Assert.Empty(Of(kept with { HasSession = false }));
    }

    [Fact]
    public void Amber_while_it_connects_does_not_take_the_connections_reason_for_its_own()
    {
        var risk = RiskRule.Judge(SendingFigures.None with { LastMinute = 40 }, SendingFigures.None);
        var connecting = Account() with { State = AccountState.Connecting, StateReason = "Reading the latest chats.", Level = RiskLevel.Amber, Risk = risk };
        Assert.EndsWith("40 bubbles were sent in the last minute.", Assert.Single(Of(connecting)).Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SendingNews> Of(params AccountSending[] accounts) => SendingNews.Of(new(null, accounts), Noon, Madrid);

    private static AccountSending Account(string name = "Shop") => new(1, ChannelKind.Telegram, name, AccountState.Connected, null, null, 0, null);
}
