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
}
