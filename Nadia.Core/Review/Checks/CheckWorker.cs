using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Nadia.Core.Review.Checks;

/// <summary>Looks every five seconds whose check is due. Each node looks; each check is placed once.</summary>
public sealed class CheckWorker(CheckPlacer placer, TimeProvider clock, ILogger<CheckWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        var failing = false;
        try
        {
            do
            {
                failing = await LookAsync(failing, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    /// <returns>True when the look failed; said once, not each time.</returns>
    private async Task<bool> LookAsync(bool failing, CancellationToken token)
    {
        try
        {
            await placer.LookAsync(token);
            return false;
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            if (!failing) log.LogWarning("Attention checks could not be placed: {Reason}. Trying again every five seconds.", e.GetType().Name);
            return true;
        }
    }
}
