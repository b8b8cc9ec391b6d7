using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Nadia.Web.Api.Failures;

namespace Nadia.Web.Api.Access;

/// <summary>How many calls are answered in any minute, per key; without a known key, per address.</summary>
internal static class ApiRateLimit
{
    public const string Policy = "api";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(Policy, PartitionOf);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RefuseAsync;
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var limit = context.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.RequestsPerMinute;
        if (limit <= 0) return RateLimitPartition.GetNoLimiter("unlimited");
        var known = context.RequestServices.GetRequiredService<KnownKeys>();
        var actor = BearerKey.Of(context.Request) is { } key ? known.Find(key) : null;
        return RateLimitPartition.GetSlidingWindowLimiter(actor ?? $"address:{context.Connection.RemoteIpAddress}", _ => new()
        {
            PermitLimit = limit,
            Window = Window,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
    }

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken token)
    {
        if (!ApiRoutes.IsApi(rejected.HttpContext.Request.Path)) return;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        await Problem.Of(StatusCodes.Status429TooManyRequests, "rate_limited", $"Too many calls in a minute. Try again in {seconds} s.")
            .ExecuteAsync(rejected.HttpContext);
    }
}
