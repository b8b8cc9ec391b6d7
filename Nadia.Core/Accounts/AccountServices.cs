using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Nadia.Core.Accounts;

internal static class AccountServices
{
    /// <summary>Where data protection keeps its keys is the host's choice; without one they last as long as the process.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddOptions<AccountSecretOptions>().BindConfiguration("Telegram");
        services.AddSingleton<AccountSecrets>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<ApplicationStore>();
        services.AddSingleton<TelegramAccounts>();
        services.AddSingleton<AccountLocks>();
        services.AddSingleton<AccountChanges>();
        return services;
    }
}
