using Nadia.Web.Features.Review.Queue;
using Nadia.Web.Features.Review.Reply;

namespace Nadia.Web.Features.Review;

/// <summary>Registers what the review page is made of. Each page opens its own desk.</summary>
internal static class ReviewServices
{
    public static IServiceCollection AddReviewPage(this IServiceCollection services) => services
        .AddSingleton<ClaimHolds>()
        .AddScoped<QueueReader>()
        .AddScoped<QueueActions>()
        .AddScoped<DeskReader>()
        .AddScoped<DeskOpener>()
        .AddScoped<ReplyWorks>()
        .AddScoped<ReviewDecisions>()
        .AddScoped<DeskQuestions>()
        .AddScoped<DeskHands>()
        .AddScoped<CustomerActions>();
}
