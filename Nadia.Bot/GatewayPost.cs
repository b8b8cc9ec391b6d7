using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;

namespace Nadia.Bot;

/// <summary>
/// Whether a connected gateway is at its post, where the outbox finds it. While the account is paused it still receives, but is
/// not found, so the outbox waits.
/// </summary>
internal sealed class GatewayPost(int accountId, GatewayRegistry registry, AccountStore accounts, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private ITelegramGateway? gateway;
    private bool registered;

    /// <summary>The gateway is connected.</summary>
    public async Task TakeAsync(ITelegramGateway connected, CancellationToken token)
    {
        await gate.WaitAsync(token);
        try
        {
            gateway = connected;
            if (await accounts.ReportAsync(accountId, AccountState.Connected, null, token)) Register();
        }
        finally
        {
            gate.Release();
        }

        log.LogInformation("Account {Account} is connected", accountId);
    }

    /// <summary>Does as the account's row says; answers the row, null when it cannot be read now.</summary>
    public async Task<AccountView?> FollowAsync(CancellationToken token)
    {
        await gate.WaitAsync(token);
        try
        {
            var account = await accounts.FindAsync(accountId, token);
            // A node that cannot run the account may have called a signed-in one signed out just before this one took it.
            var isWorking = account is { HasSession: true, State: not AccountState.Paused };
            if (!isWorking && account is not null) Unregister();
            if (isWorking && account!.State != AccountState.Connected && gateway is not null
                && await accounts.ReportAsync(accountId, AccountState.Connected, null, token)) Register();

            return account;
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            // Without the database nobody can change the row; the lock's heartbeat ends the connection if it stays away.
            log.LogDebug("The state of account {Account} cannot be read ({Kind})", accountId, e.GetType().Name);
            return null;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The connection is ending.</summary>
    public async Task LeaveAsync()
    {
        await gate.WaitAsync(CancellationToken.None);
        Unregister();
        gateway = null;
        gate.Release();
    }

    public void Dispose() => gate.Dispose();

    private void Register()
    {
        if (gateway is null || registered) return;
        registry.Register(accountId, gateway);
        registered = true;
    }

    private void Unregister()
    {
        if (gateway is null || !registered) return;
        registry.Unregister(accountId, gateway);
        registered = false;
    }
}
