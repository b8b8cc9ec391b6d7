using Nadia.Core.Common;

namespace Nadia.Web.Components.Shared;

/// <summary>Says a span of time the way people do.</summary>
public static class Ago
{
    /// <summary>Spans under a week are said as "5 min ago"; older ones as the date. A clock that runs ahead reads as "just now".</summary>
    public static string Say(TimeSpan span, DateTimeOffset at) => span switch
    {
        { TotalSeconds: < 60 } => Words.Of("just now"),
        { TotalMinutes: < 60 } => Words.Fill($"{(int)span.TotalMinutes} min ago"),
        { TotalHours: < 24 } => Words.Fill($"{(int)span.TotalHours} h ago"),
        { TotalDays: < 7 } => Words.Fill($"{(int)span.TotalDays} d ago"),
        _ => at.UtcDateTime.ToString("d MMM yyyy", Words.Calendar),
    };
}
