using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;

namespace Nadia.Bot;

/// <summary>
/// Keeps the business's Telegram account connected on exactly one node: takes the account's lock, runs a gateway, and makes a new
/// one after every loss. What it does is written to the account's state, where people see it.
/// </summary>
internal sealed class TelegramWorker(
    TelegramAccounts telegram,
    AccountStore accounts,
    AccountLocks locks,
    AccountChanges changes,
    TelegramShift shift,
    TelegramApplication application,
    TimeProvider clock,
    ILogger<TelegramWorker> log) : BackgroundService
{
    /// <summary>How often a node that does not run the account asks for it; <see cref="AccountLocks"/> has the sum of a takeover.</summary>
    private static readonly TimeSpan AskForLockEvery = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan SayAgainEvery = TimeSpan.FromSeconds(5);

    private const string SignIn = "Nobody is signed in: an admin signs in under Settings > Telegram.";

    /// <summary>The database is asked often: it is near, it is ours, and the account waits for nothing else.</summary>
    private static readonly TimeSpan LongestWaitForDatabase = TimeSpan.FromSeconds(5);

    /// <summary>As whom this worker was connected last; that connection is closed.</summary>
    private Guid? last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        var database = new Backoff(TimeSpan.FromSeconds(1), LongestWaitForDatabase);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(await WorkAsync(backoff, stoppingToken), clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is DbException or { InnerException: DbException })
            {
                log.LogWarning("The Telegram worker waits for PostgreSQL: {Reason}", e.InnerException?.Message ?? e.Message);
                await Task.Delay(database.Next(), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e)
            {
                log.LogError(e, "The Telegram worker failed; it goes on");
                await Task.Delay(backoff.Next(), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One round; answers how long to wait before the next.</summary>
    private async Task<TimeSpan> WorkAsync(Backoff backoff, CancellationToken token)
    {
        var change = changes.Next;
        var setup = await application.LookAsync(token);
        var account = await telegram.FindAsync(token);
        if (setup.Problem is not null || account is not { HasSession: true })
        {
            if (account is not null) await SayWhyNotAsync(account, setup.Problem ?? SignIn, token);
            // Two nodes that lack different things would wake each other for ever.
            if (setup.Problem is not null) await Task.Delay(SayAgainEvery, clock, token);
            await changes.WaitAsync(change, token);
            return TimeSpan.Zero;
        }

        var id = account.Id;
        await using var held = await locks.TryTakeAsync(id, token);
        if (held is null) return AskForLockEvery;
        if (held.Former is { } former && former != last) await LetTheFormerOwnerGoAsync(id, held, token);
        if (held.Lost.IsCancellationRequested) return AskForLockEvery;
        // What kept it from being connected does so no more.
        if (account.State == AccountState.SignedOut) await accounts.ReportAsync(id, AccountState.Connecting, null, token);
        last = held.Holder;
        await held.AnnounceAsync(token);
        return await shift.RunAsync(id, held, backoff, token);
    }

    /// <summary>What this node lacks is no news of an account that another node runs.</summary>
    private async Task SayWhyNotAsync(AccountView account, string reason, CancellationToken token)
    {
        if (!account.HasSession)
        {
            await accounts.SetStateAsync(account.Id, AccountState.SignedOut, reason, token);
            return;
        }

        await using var held = await locks.TryTakeAsync(account.Id, token);
        if (held is not null) await accounts.ReportAsync(account.Id, AccountState.SignedOut, reason, token);
    }

    /// <summary>It died, or lost its lock and may be connected a moment longer.</summary>
    private async Task LetTheFormerOwnerGoAsync(int id, AccountLock held, CancellationToken token)
    {
        await accounts.ReportAsync(id, AccountState.Connecting, "Taking the account over from another run.", token);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(token, held.Lost);
        await Task.Delay(AccountLock.Grace, clock, waiting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        token.ThrowIfCancellationRequested();
    }
}
