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
}
