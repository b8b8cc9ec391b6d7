namespace Nadia.Core.Common;

/// <summary>Times as PostgreSQL keeps them.</summary>
public static class StorableTime
{
    /// <summary>Now, cut to whole microseconds, so that it equals itself when read back from a <c>timestamptz</c>.</summary>
    public static DateTimeOffset GetStorableNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
