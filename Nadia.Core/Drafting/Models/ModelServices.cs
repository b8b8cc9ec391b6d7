using Microsoft.Extensions.DependencyInjection;

namespace Nadia.Core.Drafting.Models;

internal static class ModelServices
{
    /// <summary>The profiles, their order, what they cost and how they are asked. The environment's own come with <see cref="ModelOptions"/>.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services) => services
        .AddSingleton<ProfileKeys>()
        .AddSingleton<ModelProfiles>()
        .AddSingleton<ModelLimitStore>()
        .AddSingleton<ChatClients>()
        .AddSingleton<ModelBook>()
        .AddSingleton<CallLedger>()
        .AddSingleton<ModelCaller>()
        .AddSingleton<CustomerCap>()
        .AddSingleton<DraftingModels>()
        .AddSingleton<ModelTrial>()
        .AddSingleton<SpendingReads>();
}
