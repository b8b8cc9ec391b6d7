using System.Globalization;
using Nadia.Core.Common;

namespace Nadia.Web.Components.Shared;

/// <summary>Times as the person before the screen reads them: in their browser's time zone, or in UTC and saying so.</summary>
public sealed record ViewerZone(TimeZoneInfo? Zone)
{
    public static ViewerZone Unknown { get; } = new((TimeZoneInfo?)null);

    /// <param name="id">An IANA name such as <c>Europe/Madrid</c>; one that this machine does not know gives <see cref="Unknown"/>.</param>
    public static ViewerZone Named(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new(zone) : Unknown;

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public string Clock(DateTimeOffset at) => Local(at).ToString(Zone is null ? "HH:mm 'UTC'" : "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time alone today, else with its day.</summary>
    public string Moment(DateTimeOffset at, DateTimeOffset now) =>
        Day(at) == Day(now) ? Clock(at) : $"{Day(at).ToString("ddd d MMM", Words.Calendar)}, {Clock(at)}";

    public static string Say(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => Words.Of("Today"),
        1 => Words.Of("Yesterday"),
        _ => day.ToString("ddd d MMM yyyy", Words.Calendar),
    };

    /// <summary>What a clock on the viewer's wall shows, to the minute.</summary>
    public DateTime Wall(DateTimeOffset at)
    {
        var local = DateTime.SpecifyKind(Local(at).DateTime, DateTimeKind.Unspecified);
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
    }

    /// <summary>The moment, in UTC, at which a clock on the viewer's wall shows this; an hour that the clocks skip is the one after it.</summary>
    public DateTimeOffset At(DateTime wall)
    {
        var local = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        var zone = Zone ?? TimeZoneInfo.Utc;
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The moment, in UTC, at which the viewer's day began; of a midnight that comes twice, as clocks are put back, the first.</summary>
    public DateTimeOffset DayStart(DateTimeOffset now)
    {
        var midnight = Wall(now).Date;
        return Zone?.IsAmbiguousTime(midnight) == true ? new DateTimeOffset(midnight, Zone.GetAmbiguousTimeOffsets(midnight).Max()).ToUniversalTime() : At(midnight);
    }

    private DateTimeOffset Local(DateTimeOffset at) => Zone is null ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, Zone);
}
