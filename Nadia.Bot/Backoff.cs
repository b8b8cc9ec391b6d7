namespace Nadia.Bot;

/// <summary>Waits that double from the first to the longest.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    private int failures;

    public TimeSpan Next()
    {
        var wait = first * Math.Pow(2, failures);
        if (wait >= longest) return longest;
        failures++;
        return wait;
    }

    public void Reset() => failures = 0;
}
