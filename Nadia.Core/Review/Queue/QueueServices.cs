using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Review.SecondLooks;

namespace Nadia.Core.Review.Queue;

/// <summary>Registers what the queue is made of.</summary>
internal static class QueueServices
{
    public static IServiceCollection AddQueue(this IServiceCollection services) => services
        .AddSingleton<QueueReads>()
        .AddSingleton<QueueRows>()
        .AddSingleton<QueueFigures>()
        .AddSingleton<QueueCounts>()
        .AddSingleton<QueueService>()
        .AddSingleton<QueueRuleBook>()
        .AddSingleton<SavedViews>()
        .AddSingleton<SecondLookService>()
        .AddSingleton<BulkReview>();
}
