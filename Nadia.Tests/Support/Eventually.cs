using Microsoft.Extensions.Time.Testing;

namespace Nadia.Tests.Support;

/// <summary>Waits for what another process or thread is about to do; for at most half a minute unless told otherwise, and no longer than needed.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Fails the test with the last failure seen where the condition never holds.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        var longest = patience ?? Patience;
        var token = TestContext.Current.CancellationToken;
        var started = TimeProvider.System.GetTimestamp();
        Exception? last = null;
        while (TimeProvider.System.GetElapsedTime(started) < longest)
        {
            try
            {
                if (await condition().WaitAsync(longest, token))
                    return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                last = e;
            }

            await Task.Delay(20, token);
        }

        Assert.Fail($"It did not come true within {longest.TotalSeconds} s. {last}");
    }

    /// <summary>
    /// Waits while <paramref name="clock"/> goes on by the live feed's pause, ever more slowly: by less than 12 s, so that no page's slow poll
    /// makes good for a signal that nobody gave.
    /// </summary>
    public static Task SignalledAsync(FakeTimeProvider clock, Func<Task<bool>> condition)
    {
        var (passes, next) = (0, TimeSpan.Zero);
        var started = TimeProvider.System.GetTimestamp();
        return TrueAsync(() =>
        {
            var now = TimeProvider.System.GetElapsedTime(started);
            if (now >= next)
            {
                clock.Advance(TimeSpan.FromMilliseconds(150));
                next = now + TimeSpan.FromMilliseconds(10 * ++passes);
            }

            return condition();
        });
    }
}
