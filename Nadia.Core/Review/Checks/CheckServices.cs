using Microsoft.Extensions.DependencyInjection;

namespace Nadia.Core.Review.Checks;

/// <summary>Registers the attention checks.</summary>
internal static class CheckServices
{
    public static IServiceCollection AddChecks(this IServiceCollection services) => services
        .AddSingleton<CheckWithdrawal>()
        .AddSingleton<CheckRuleBook>()
        .AddSingleton<KnownBadDrafts>()
        .AddSingleton<CheckDecisions>()
        .AddSingleton<CheckWriter>()
        .AddSingleton<CheckPlacer>()
        .AddSingleton<CheckNews>();
}
