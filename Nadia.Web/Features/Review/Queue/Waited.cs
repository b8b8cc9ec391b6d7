namespace Nadia.Web.Features.Review.Queue;

/// <summary>Says how long somebody has waited, in one unit.</summary>
public static class Waited
{
    /// <summary>"20 s", "5 min", "3 h", "2 d"; a clock that runs behind reads as "0 s".</summary>
    public static string Say(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{Math.Max(0, (int)span.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min",
        { TotalHours: < 24 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} d",
    };
}
