using Microsoft.AspNetCore.Mvc;
using Nadia.Web.Api.Access;
using Nadia.Web.Api.Bodies;
using Nadia.Web.Api.Customers;
using Nadia.Web.Api.Description;
using Nadia.Web.Api.Failures;
using Nadia.Web.Api.Reviews;
using Nadia.Web.Api.Sandbox;

namespace Nadia.Web.Api;

/// <summary>Where the HTTP API is, and what each of its calls passes through.</summary>
internal static class ApiRoutes
{
    private static readonly PathString[] Roots = ["/users", "/reviews", "/sandbox/messages", "/openapi"];

    public static bool IsApi(PathString path) => Roots.Any(root => path.StartsWithSegments(root));

    /// <summary>Answers every failure of a call as problem+json and counts the calls. Goes before authentication.</summary>
    public static IApplicationBuilder UseNadiaApi(this IApplicationBuilder app) => app.Use(ApiFailures.GuardAsync).UseRateLimiter();

    public static IEndpointRouteBuilder MapNadiaApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("")
            .RequireAuthorization(ApiPolicies.AnyKey)
            .RequireRateLimiting(ApiRateLimit.Policy)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit.MaxBytes), ApiCall.Marker)
            .DisableAntiforgery()
            .WithCommonAnswers();
        api.MapCustomers();
        api.MapReviews();
        api.MapSandbox();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().RequireRateLimiting(ApiRateLimit.Policy);
        return app;
    }
}
