using System.Text.RegularExpressions;

namespace Nadia.Core.Commitments;

/// <summary>
/// Reads the first words that name a time, in English and Spanish: "tomorrow morning", "in two days", "el lunes a las 10". A day without an
/// hour is due at the end of the working day, 18:00; a week at the end of its Friday.
/// </summary>
internal static class TimeWords
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int DayEnds = 18;

    private const string Hour = @"(?: (?:at|by|before|a las|antes de las) (?<h>\d{1,2})(?:[:.](?<m>[0-5]\d))? ?(?<ap>am|pm|h)?)?";
    private const string Part = @"(?: (?:por la )?(?<p>morning|afternoon|evening|night|manana|tarde|noche))?";

    private static readonly (Regex Words, Func<Match, DateTime, DateTime?> Due)[] Kinds =
    [
        (new(@"\b(?:in|within|en|dentro de) (?<n>half an|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|a couple of|un[oa]?s?|media|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\d{1,3}) (?<u>minute|min|minuto|hour|hr|hora|day|dia|week|semana)s?\b", Options), Span),
        (new(@"\b(?<ago>(?:por|de|a|en) la )?(?<d>today|tonight|tomorrow|hoy|esta noche|pasado manana|manana)\b" + Part + Hour, Options), Day),
        (new(@"\b(?:this|esta) (?<p>morning|afternoon|evening|manana|tarde)\b", Options), (m, now) => Later(now.Date.AddHours(PartEnds(m.Groups["p"].Value)), now)),
        (new(@"\b(?<d>monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b(?: que viene)?" + Part + Hour, Options), Weekday),
        (new(@"\b(?:(?<next>next week|la semana que viene|la proxima semana|la semana proxima)|this week|end of (?:the )?week|esta semana)\b", Options), Week),
        (new(@"\b(?:end of (?:the )?day|final del dia)\b", Options), (_, now) => Later(now.Date.AddHours(DayEnds), now)),
        (new(@"\b(?:at|by|before|a las|antes de las) (?<h>\d{1,2})(?:[:.](?<m>[0-5]\d) ?(?<ap>am|pm|h)?| ?(?<ap>am|pm|h|o'clock))\b|\b(?:a las|antes de las) (?<h>\d{1,2})\b", Options), Clock),
    ];

    /// <summary>In UTC; null when no word names a time.</summary>
    /// <param name="folded">Lower case without accents.</param>
    /// <param name="zone">Whose days and hours the words mean.</param>
    public static DateTimeOffset? Find(string folded, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        foreach (var (words, due) in Kinds)
        {
            if (words.Match(folded) is { Success: true } match && due(match, local) is { } at) return ToUtc(at, zone);
        }

        return null;
    }

    private static DateTime? Span(Match match, DateTime now)
    {
        var half = match.Groups["n"].Value is "half an" or "media";
        var n = Number(match.Groups["n"].Value);
        return match.Groups["u"].Value switch
        {
            "minute" or "min" or "minuto" => now.AddMinutes(n),
            "hour" or "hr" or "hora" => half ? now.AddMinutes(30) : now.AddHours(n),
            "day" or "dia" => now.Date.AddDays(n).AddHours(DayEnds),
            _ => now.Date.AddDays(7 * n).AddHours(DayEnds),
        };
    }

    /// <summary>Nothing for "por la mañana", which names no day.</summary>
    private static DateTime? Day(Match match, DateTime now)
    {
        if (match.Groups["ago"].Success) return null;
        return match.Groups["d"].Value switch
        {
            "today" or "hoy" => Later(At(match, now.Date), now),
            "tonight" or "esta noche" => Later(now.Date.AddHours(PartEnds("night")), now),
            "pasado manana" => At(match, now.Date.AddDays(2)),
            _ => At(match, now.Date.AddDays(1)),
        };
    }

    private static DateTime? Weekday(Match match, DateTime now)
    {
        string[] days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "domingo", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado"];
        var day = Array.IndexOf(days, match.Groups["d"].Value) % 7;
        var ahead = (day - (int)now.DayOfWeek + 7) % 7;
        return At(match, now.Date.AddDays(ahead == 0 ? 7 : ahead));
    }

    private static DateTime? Week(Match match, DateTime now)
    {
        var friday = now.Date.AddDays(((int)DayOfWeek.Friday - (int)now.DayOfWeek + 7) % 7).AddHours(DayEnds);
        // On a weekend this week's Friday is behind us, and the next one is next week's already.
        var weekend = now.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (match.Groups["next"].Success) return weekend && now.DayOfWeek == DayOfWeek.Sunday ? friday : friday.AddDays(weekend ? 0 : 7);
        return weekend ? now.Date.AddDays(now.DayOfWeek == DayOfWeek.Saturday ? 1 : 0).AddHours(PartEnds("night")) : Later(friday, now);
    }

    private static DateTime? Clock(Match match, DateTime now)
    {
        var at = At(match, now.Date);
        return at > now ? at : at.AddDays(1);
    }

    /// <summary>The named hour or part of the day; an hour from 1 to 7 without more is one of the afternoon.</summary>
    private static DateTime At(Match match, DateTime day)
    {
        if (!match.Groups["h"].Success) return day.AddHours(match.Groups["p"].Success ? PartEnds(match.Groups["p"].Value) : DayEnds);
        var hour = Number(match.Groups["h"].Value);
        var half = match.Groups["ap"].Value;
        if (half == "am") hour %= 12;
        else if (half == "pm") hour = (hour % 12) + 12;
        else if (hour is >= 1 and <= 7 && half != "h") hour += 12;
        if (hour > 23) return day.AddHours(DayEnds);
        return day.AddHours(hour).AddMinutes(match.Groups["m"].Success ? Number(match.Groups["m"].Value) : 0);
    }

    private static DateTime Later(DateTime due, DateTime now) => due > now ? due : now.Date.AddDays(1).AddMinutes(-1);

    private static int PartEnds(string part) => part switch
    {
        "morning" or "manana" => 12,
        "afternoon" or "tarde" => DayEnds,
        _ => 22,
    };

    private static int Number(string word) => word switch
    {
        "two" or "dos" or "a couple of" => 2,
        "three" or "tres" or "a few" or "unos" or "unas" => 3,
        "four" or "cuatro" => 4,
        "five" or "cinco" => 5,
        "six" or "seis" => 6,
        "seven" or "siete" => 7,
        "eight" or "ocho" => 8,
        "nine" or "nueve" => 9,
        "ten" or "diez" => 10,
        _ => int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 1,
    };

    /// <summary>An hour that the clocks skip is taken as the one after it.</summary>
    private static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(wall)) wall = wall.AddHours(1);
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
