using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Nadia.Core.Review.Queue;

/// <summary>
/// Looks every second for snoozes that have ended. The time that counts is the stored one: whatever ended while no node ran comes back
/// with the first look. Each node looks; a draft comes back once.
/// </summary>
public sealed class SnoozeWorker(QueueService queue, TimeProvider clock, ILogger<SnoozeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

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

    /// <returns>True when PostgreSQL did not answer; said once, not each second.</returns>
    private async Task<bool> LookAsync(bool failing, CancellationToken token)
    {
        try
        {
            await queue.WakeDueAsync(token);
            return false;
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            if (!failing) log.LogWarning("Snoozed drafts could not be looked for: {Reason}. Trying again each second.", e.GetType().Name);
            return true;
        }
    }
}
