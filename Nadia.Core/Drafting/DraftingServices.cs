using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting.Context;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Drafting.Trials;
using Nadia.Core.Live;
using Nadia.Core.Review.Checks;
using Nadia.Core.Review.Queue;

namespace Nadia.Core.Drafting;

/// <summary>Registers drafting with its rules, its models, its context and the relay between nodes.</summary>
public static class DraftingServices
{
    /// <param name="configuration">Holds <c>Drafting:Creative</c> and <c>Drafting:Refine</c>.</param>
    /// <param name="redis">Redis's connection string; null where there is none.</param>
    /// <param name="redisMissingReason">Why there is none, as a sentence for people.</param>
    public static IServiceCollection AddNadiaDrafting(
        this IServiceCollection services, IConfiguration configuration, string? redis, string? redisMissingReason = null)
    {
        services.Configure<ModelOptions>(configuration.GetSection("Drafting"));
        services.AddSingleton(provider => new RedisLink(
            redis, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RedisLink>>(), redisMissingReason));
        return services
            .AddSingleton<ContextWindowCache>()
            .AddSingleton<ContextWindow>()
            .AddSingleton<PromptBook>()
            .AddSingleton<PromptService>()
            .AddSingleton<PromptTrials>()
            .AddSingleton<ReplyTemplateService>()
            .AddSingleton<DraftContextReader>()
            .AddSingleton<DraftPipeline>()
            .AddSingleton<DraftingLeases>()
            .AddSingleton<DraftStore>()
            .AddSingleton<DraftingJob>()
            .AddHostedService<DraftingWorker>()
            .AddHostedService<SnoozeWorker>()
            .AddHostedService<CheckWorker>()
            .AddHostedService<RedisRelay>();
    }
}
