using Nadia.Core.Review.Checks;

namespace Nadia.Tests.Core.Review;

public sealed class CheckPaceTests
{
    [Theory]
    [InlineData(39, 40, 100, false)]
    [InlineData(40, 40, 100, true)]
    [InlineData(19, 40, 50, false)]
    [InlineData(20, 40, 50, true)]
    [InlineData(59, 40, 150, false)]
    [InlineData(60, 40, 150, true)]
    [InlineData(int.MaxValue, 500, 150, true)]
    public void A_check_is_due_after_its_share_of_the_number(int decisions, int every, int percent, bool due) =>
        Assert.Equal(due, CheckPace.IsDue(decisions, every, percent));

    [Fact]
    public void The_share_is_from_half_to_half_as_much_again_and_the_whole_on_average()
    {
        var shares = Enumerable.Range(0, 10_000).Select(_ => CheckPace.NextPercent(Guid.CreateVersion7())).ToList();
        Assert.All(shares, share => Assert.InRange(share, 50, 150));
        Assert.InRange(shares.Average(), 98, 102);
        Assert.True(shares.Distinct().Count() > 90);
    }
}
