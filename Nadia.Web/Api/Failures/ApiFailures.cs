using Microsoft.AspNetCore.Diagnostics;

using Nadia.Core.Common;
namespace Nadia.Web.Api.Failures;

/// <summary>Sees to it that every failure of an API call is problem+json: no page, no redirect, no stack trace, no bare status.</summary>
internal static class ApiFailures
{
    private const int ClientClosedRequest = 499;
    private const string RetrySeconds = "5";

    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (!ApiRoutes.IsApi(context.Request.Path))
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
            if (IsBare(context.Response)) await OfStatus(context.Response.StatusCode).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted) context.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await Explain(context, error).ExecuteAsync(context);
        }
    }

    private static Problem Explain(HttpContext context, Exception error)
    {
        if (error is BadHttpRequestException bad) return OfStatus(bad.StatusCode);
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Nadia.Api");
        var call = context.GetEndpoint()?.DisplayName ?? "an unknown call";
        if (!error.IsDatabaseAway())
        {
            log.LogError(error, "{Call} failed.", call);
            return Problem.Of(StatusCodes.Status500InternalServerError, "internal_error", "Something went wrong here; it was logged.");
        }

        log.LogWarning("{Call} was answered with 503: the database cannot be reached ({Error}).", call, error.GetBaseException().GetType().Name);
        context.Response.Headers.RetryAfter = RetrySeconds;
        return Problem.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "The database cannot be reached at the moment. Try again soon.");
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);

    private static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problem.Of(status, "not_found", "There is no such call; see /openapi/v1.json."),
        StatusCodes.Status405MethodNotAllowed => Problem.Of(status, "method_not_allowed", "The call does not know this method; see /openapi/v1.json."),
        StatusCodes.Status413PayloadTooLarge => Problem.Of(status, "body_too_large", $"The body must be at most {Bodies.BodyLimit.MaxBytes:N0} bytes."),
        StatusCodes.Status415UnsupportedMediaType => Problem.Of(status, "not_json", "Send the body as `Content-Type: application/json` in UTF-8."),
        _ => Problem.Of(status, "bad_request", "The request cannot be read."),
    };
}
