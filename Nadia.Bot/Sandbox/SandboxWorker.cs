using Microsoft.Extensions.Hosting;
using Nadia.Core.Conversations;

namespace Nadia.Bot.Sandbox;

/// <summary>Puts the sandbox in service while it is on. Every node serves it: the outbox's leases keep them apart.</summary>
public sealed class SandboxWorker(
    SandboxOptions options, SandboxService sandbox, SandboxGateway gateway, GatewayRegistry gateways, Inbox inbox) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsEnabled) return;
        var accountId = await sandbox.AccountIdAsync(stoppingToken);
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
}
