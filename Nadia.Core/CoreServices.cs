using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core;

/// <summary>Registers everything of the core that does not depend on how it is hosted.</summary>
public static class CoreServices
{
    public static IServiceCollection AddNadiaCore(this IServiceCollection services, string postgres)
    {
        services.AddPooledDbContextFactory<NadiaDbContext>(options => options.UseNadia(postgres));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IdSource>();
        services.AddSingleton<Seed>();
        services.AddSingleton<DatabaseMigrator>();
        return services;
    }
}
