using System.Globalization;

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
        Day(at) == Day(now) ? Clock(at) : $"{Day(at).ToString("ddd d MMM", CultureInfo.InvariantCulture)}, {Clock(at)}";

    public static string Say(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => "Today",
        1 => "Yesterday",
        _ => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture),
    };

    private DateTimeOffset Local(DateTimeOffset at) => Zone is null ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, Zone);
}
