using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core;

/// <summary>Registers everything of the core that does not depend on how it is hosted.</summary>
public static class CoreServices
{
    public static IServiceCollection AddNadiaCore(this IServiceCollection services, string postgres)
    {
        services.AddPooledDbContextFactory<NadiaDbContext>(options => options.UseNadia(postgres));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IdSource>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<ConversationOpener>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<CustomerService>();
        services.AddSingleton<CustomerReads>();
        services.AddAccounts();
        services.AddOptions<PacingOptions>().BindConfiguration("Drafting");
        services.AddNadiaTeam();
        services.AddSingleton<Seed>();
        services.AddSingleton<DatabaseMigrator>();
        return services;
    }
}
