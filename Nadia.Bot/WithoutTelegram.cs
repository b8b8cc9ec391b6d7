using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;

namespace Nadia.Bot;

/// <summary>
/// Stands in for <see cref="TelegramWorker"/> in a build without the Telegram library: says in the state of a signed-in account that nothing
/// comes or goes. The session stays, so a build that has the library connects by itself; a pause stays a pause.
/// </summary>
internal sealed class WithoutTelegram(
    TelegramAccounts telegram, AccountStore accounts, AccountLocks locks, AccountChanges changes, TimeProvider clock, ILogger<WithoutTelegram> log) : BackgroundService
{
    public const string Reason = "This build of NADIA is without Telegram: nothing arrives and nothing leaves until one that has it is started.";

    private static readonly TimeSpan SayAgainEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), LongestWait);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var change = changes.Next;
                await TellAsync(stoppingToken);
                backoff.Reset();
                // A node that lacks something else and says so would wake this one for ever.
                await Task.Delay(SayAgainEvery, clock, stoppingToken);
                await changes.WaitAsync(change, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning("Cannot record that this build is without Telegram; it is tried again ({Kind})", e.GetType().Name);
                await Task.Delay(backoff.Next(), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Another node may have the library and hold the account: then its state is that node's to tell.</summary>
    private async Task TellAsync(CancellationToken token)
    {
        if (await telegram.FindAsync(token) is not { HasSession: true, State: not AccountState.Paused } account || account.StateReason == Reason) return;
        await using var held = await locks.TryTakeAsync(account.Id, token);
        if (held is null) return;
        log.LogError("Account {Account} is signed in, but this build is without Telegram: nothing arrives and nothing leaves", account.Id);
        await accounts.ReportAsync(account.Id, AccountState.SignedOut, Reason, token);
    }
}
