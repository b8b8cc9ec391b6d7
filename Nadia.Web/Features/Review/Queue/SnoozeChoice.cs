using Nadia.Core.Common;
using Nadia.Core.Review.Queue;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>How long to put a draft off, as the dialog offers it.</summary>
public static class SnoozeChoice
{
    private const int Morning = 9;

    /// <summary>The ready-made ends; null is the customer's next message.</summary>
    public static IReadOnlyList<(string Name, DateTimeOffset? Until)> Offer(DateTimeOffset now, ViewerZone zone) =>
    [
        (Words.Of("For 15 minutes"), now.AddMinutes(15)),
        (Words.Of("For 1 hour"), now.AddHours(1)),
        (Words.Of("For 4 hours"), now.AddHours(4)),
        (zone.Zone is null ? Words.Of("Until tomorrow at 9:00 UTC") : Words.Of("Until tomorrow at 9:00"), At(zone.Day(now).AddDays(1).ToDateTime(new TimeOnly(Morning, 0)), zone)),
        (Words.Of("Until the customer writes"), null),
    ];

    /// <summary>The moment of a date-time field in the viewer's zone; null when it says none, or one that is not in the future or too far.</summary>
    public static DateTimeOffset? Read(DateTime? field, DateTimeOffset now, ViewerZone zone)
    {
        if (field is not { } local) return null;
        var at = At(local, zone);
        return at > now && at - now <= QueueService.LongestSnooze ? at : null;
    }

    private static DateTimeOffset At(DateTime local, ViewerZone zone)
    {
        var rules = zone.Zone ?? TimeZoneInfo.Utc;
        return new DateTimeOffset(local, rules.GetUtcOffset(local)).ToUniversalTime();
    }
}
