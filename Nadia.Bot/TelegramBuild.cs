using Microsoft.Extensions.DependencyInjection;

namespace Nadia.Bot;

/// <summary>
/// Whether this build can speak with Telegram: the MSBuild property <c>NadiaTelegram</c>. The one place that knows; everything
/// else meets the library's folder through <see cref="ITelegramConnector"/> and <see cref="Login.ILoginConnector"/>.
/// </summary>
public static class TelegramBuild
{
#if NADIA_TELEGRAM
    public static bool IsIncluded => true;

    internal static void AddTelegram(IServiceCollection services)
    {
        WTelegram.WTelegramServices.Register(services);
        services.AddSingleton<PhotoFetcher>();
        services.AddSingleton<TelegramShift>();
        services.AddHostedService<TelegramWorker>();
    }
#else
    public static bool IsIncluded => false;

    internal static void AddTelegram(IServiceCollection services) => services.AddHostedService<WithoutTelegram>();
#endif
}
