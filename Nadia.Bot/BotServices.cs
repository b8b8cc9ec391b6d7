using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nadia.Bot.Login;

namespace Nadia.Bot;

/// <summary>Registers the channels and what works on them.</summary>
public static class BotServices
{
    public static IServiceCollection AddNadiaBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<TelegramOptions>(configuration.GetSection(TelegramOptions.Section));
        services.TryAddSingleton<GatewayRegistry>();
        services.AddSingleton<TelegramApplication>();
        services.AddSingleton<LoginFlow>();
        TelegramBuild.AddTelegram(services);
        return services;
    }
}
