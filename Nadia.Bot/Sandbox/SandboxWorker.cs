using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nadia.Core.Conversations;

namespace Nadia.Bot.Sandbox;

/// <summary>Puts the sandbox in service while it is on. Every node serves it: the outbox's leases keep them apart.</summary>
public sealed class SandboxWorker(
    SandboxOptions options, SandboxService sandbox, SandboxGateway gateway, GatewayRegistry gateways, Inbox inbox, TimeProvider clock, ILogger<SandboxWorker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsEnabled) return;
        var accountId = await FindAccountAsync(stoppingToken);
        gateways.Register(accountId, gateway);
        try
        {
            await gateway.RunAsync(new InboundHandler(accountId, inbox), stoppingToken);
        }
        finally
        {
            gateways.Unregister(accountId, gateway);
        }
    }

    // A database that is away for a moment at the start must not end the app.
    private async Task<int> FindAccountAsync(CancellationToken token)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                return await sandbox.AccountIdAsync(token);
            }
            catch (Exception e) when (!token.IsCancellationRequested)
            {
                log.LogWarning("The sandbox waits for the database ({Failure})", e.GetType().Name);
                await Task.Delay(backoff.Next(), clock, token);
            }
        }
    }
}
