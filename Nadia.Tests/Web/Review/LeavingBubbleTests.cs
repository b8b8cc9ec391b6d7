using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Talk;

namespace Nadia.Tests.Web.Review;

public sealed class LeavingBubbleTests : ComponentTest
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DeliveryState.Queued)]
    [InlineData(DeliveryState.Typing)]
    public void A_bubble_that_waits_for_the_hour_says_until_when(DeliveryState state) =>
        Assert.Equal("queued: waits for the hourly limit until 13:32", Receipt(Bubble(state) with { HourFullUntil = Noon.AddMinutes(32) }));

    [Theory]
    [InlineData(60)]
    [InlineData(-1)]
    [InlineData(null)]
    public void A_short_wait_is_not_told(int? seconds) =>
        Assert.Equal("queued", Receipt(Bubble(DeliveryState.Queued) with { HourFullUntil = seconds is { } s ? Noon.AddSeconds(s) : null }));

    private static OutgoingView Bubble(DeliveryState state) => new(1, Guid.NewGuid(), "Hello", state, null, Noon);

    private string Receipt(OutgoingView bubble)
    {
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Noon));
        return Render<LeavingBubble>(p => p.Add(b => b.Bubble, bubble).Add(b => b.Zone, ViewerZone.Named("Europe/Madrid"))).Find(".receipt").TextContent.Trim();
    }
}
