using Nadia.Core.Customers;
using Nadia.Core.Drafting;
using Nadia.Core.Safety;

namespace Nadia.Tests.Core.Drafting;

public sealed class QueueRankTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, Recommendation.Approve, 0, CustomerStatus.Prospect, 0)]
    [InlineData(0.2, Recommendation.Review, 0, CustomerStatus.Prospect, 6)]
    [InlineData(0.2, Recommendation.Flag, 0, CustomerStatus.Prospect, 21)]
    [InlineData(1, Recommendation.Flag, 5000, CustomerStatus.Customer, 57)]
    [InlineData(0, Recommendation.Approve, 75.50, CustomerStatus.LeadQualified, 0.755)]
    [InlineData(0, Recommendation.Approve, 1000, CustomerStatus.Churned, 10)]
    [InlineData(0, Recommendation.Approve, 0, CustomerStatus.Customer, 2)]
    public void Risk_and_value_earn_a_head_start(
        double risk, Recommendation recommendation, double ltv, CustomerStatus status, double minutes) =>
        Assert.Equal(Noon.AddMinutes(-minutes), QueueRank.QueueAt(Noon, (decimal)risk, recommendation, (decimal)ltv, status));

    [Fact]
    public void Nobody_is_overtaken_for_more_than_an_hour()
    {
        var plain = QueueRank.QueueAt(Noon, 0, Recommendation.Approve, 0, CustomerStatus.Prospect);
        var grave = QueueRank.QueueAt(Noon.AddHours(1), 1, Recommendation.Flag, 10_000, CustomerStatus.Customer);
        Assert.True(plain < grave);
    }

    [Fact]
    public void Somebody_in_danger_goes_before_all_who_waited_less_than_a_day()
    {
        var waiting = QueueRank.QueueAt(Noon.AddHours(-22), 1, Recommendation.Flag, 10_000, CustomerStatus.Customer);
        Assert.True(QueueRank.QueueAt(Noon, 0.2m, Recommendation.Flag, 0, CustomerStatus.Prospect, urgent: true) < waiting);
    }

    [Theory]
    [InlineData("quiero morir", true)]
    [InlineData("are you a bot?", true)]
    [InlineData("I'll sue you", false)]
    [InlineData("Are you open on Sunday?", false)]
    public void A_crisis_and_the_question_for_a_person_are_urgent(string text, bool urgent) =>
        Assert.Equal(urgent, Constitution.Starter.Judge(text, ["I am not a robot"]).IsUrgent);
}
