using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Nadia.Core.Drafting.Models;

/// <summary>
/// The HTTP line to one model: a few retries with growing, jittered pauses, a breaker that leaves a failing server alone, and a time for
/// each attempt. What is not mended within seconds is left to the conversation's own back-off, which survives a restart.
/// </summary>
internal static class ModelLine
{
    /// <summary>A server that asks for more patience than this is asked again by the conversation's back-off, not by the request.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);

    /// <param name="clock">Drives pauses, times and the breaker.</param>
    public static HttpClient Open(StageOptions options, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        if (options.Retries > 0) builder.AddRetry(Retry(options.Retries, clock));
        var pipeline = builder
            .AddCircuitBreaker(Breaker())
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) })
            .Build();
        var line = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        return new(new ResilienceHandler(pipeline) { InnerHandler = new AnswerLimitHandler(line) }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static HttpRetryStrategyOptions Retry(int retries, TimeProvider clock) => new()
    {
        MaxRetryAttempts = retries,
        BackoffType = DelayBackoffType.Exponential,
        Delay = FirstPause,
        UseJitter = true,
        ShouldHandle = args => ValueTask.FromResult(MayPass(args.Outcome, clock)),
        DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } response ? RetryAfter.Of(response, clock) : null),
    };

    /// <summary>Opens when nearly all of at least eight requests in half a minute failed, and tries again after 15 seconds.</summary>
    private static HttpCircuitBreakerStrategyOptions Breaker() => new()
    {
        MinimumThroughput = 8,
        FailureRatio = 0.9,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(15),
        ShouldHandle = args => ValueTask.FromResult(
            args.Outcome.Exception is HttpRequestException or TimeoutRejectedException || args.Outcome.Result is { } response && IsBroken(response)),
    };

    private static bool MayPass(Outcome<HttpResponseMessage> outcome, TimeProvider clock) => outcome switch
    {
        { Exception: HttpRequestException } => true,
        { Result: { } response } => (IsBroken(response) || response.StatusCode == HttpStatusCode.TooManyRequests)
            && (RetryAfter.Of(response, clock) ?? TimeSpan.Zero) <= LongestRetryAfter,
        _ => false,
    };

    private static bool IsBroken(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
}
