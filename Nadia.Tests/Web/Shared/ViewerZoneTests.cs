using System.Globalization;
using Nadia.Web.Components.Shared;

namespace Nadia.Tests.Web.Shared;

/// <summary>The moments are those of the zones' own laws for 2026.</summary>
public sealed class ViewerZoneTests
{
    [Theory]
    [InlineData("Europe/Madrid", "2026-03-02T09:00Z", "2026-03-01T23:00Z")]
    [InlineData("America/Los_Angeles", "2026-03-02T07:59Z", "2026-03-01T08:00Z")]
    [InlineData("Pacific/Auckland", "2026-03-02T11:00Z", "2026-03-02T11:00Z")]
    [InlineData("Europe/Madrid", "2026-03-29T12:00Z", "2026-03-28T23:00Z")] // clocks went on at 01:00 UTC
    [InlineData("America/Santiago", "2026-09-06T12:00Z", "2026-09-06T04:00Z")] // a midnight that was skipped
    [InlineData("America/Havana", "2026-11-01T12:00Z", "2026-11-01T04:00Z")] // a midnight that came twice
    [InlineData("Nowhere/Else", "2026-03-02T09:00Z", "2026-03-02T00:00Z")]
    public void The_day_begins_at_the_viewers_own_midnight(string zone, string now, string start) =>
        Assert.Equal(At(start), ViewerZone.Named(zone).DayStart(At(now)));

    private static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
