using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nadia.Bot.Sandbox;
using Nadia.Bot.Sandbox.Rehearsal;

namespace Nadia.Bot;

/// <summary>Registers what delivers approved bubbles, and the sandbox.</summary>
public static class DeliveryServices
{
    public static IServiceCollection AddNadiaDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton<GatewayRegistry>();
        services.TryAddSingleton(Random.Shared);
        return services
            .AddSingleton<TypingCadence>()
            .AddSingleton<SendPace>()
            .AddSingleton<SendAnswers>()
            .AddSingleton<ConversationCourier>()
            .AddHostedService<DeliveryWorker>();
    }

    public static IServiceCollection AddNadiaSandbox(this IServiceCollection services, SandboxOptions options) => services
        .AddSingleton(options)
        .AddSingleton<SandboxGateway>()
        .AddSingleton<SandboxService>()
        .AddSingleton<SandboxReads>()
        .AddSingleton<RehearsalActing>()
        .AddSingleton<RehearsalPlayer>()
        .AddSingleton(provider => DemoOptions.From(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<DemoCustomers>()
        .AddHostedService<SandboxWorker>()
        .AddHostedService(provider => provider.GetRequiredService<DemoCustomers>());
}
