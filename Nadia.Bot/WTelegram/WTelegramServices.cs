using Microsoft.Extensions.DependencyInjection;
using Nadia.Bot.Login;

namespace Nadia.Bot.WTelegram;

internal static class WTelegramServices
{
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<TelegramClients>();
        services.AddSingleton<WTelegramConnector>();
        services.AddSingleton<ITelegramConnector>(s => s.GetRequiredService<WTelegramConnector>());
        services.AddSingleton<ILoginConnector>(s => s.GetRequiredService<WTelegramConnector>());
    }
}
