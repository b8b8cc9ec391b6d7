using Nadia.Web.Features.Review.Queue;

namespace Nadia.Tests.Web.Review;

public sealed class QueueWindowTests
{
    [Theory]
    [InlineData(0, 10, 1000, 0, 16)]
    [InlineData(50, 10, 1000, 44, 22)]
    [InlineData(990, 10, 1000, 984, 16)]
    [InlineData(990, 10, 100, 84, 16)]
    [InlineData(0, 10, 3, 0, 3)]
    [InlineData(0, 10, 0, 0, 0)]
    [InlineData(-5, 100_000, 1000, 0, 206)]
    public void What_is_in_sight_is_drawn_with_a_margin_and_never_more_than_there_is(int top, int count, int rows, int skip, int take) =>
        Assert.Equal((skip, take), new QueueWindow(top, count).Of(rows));
}
