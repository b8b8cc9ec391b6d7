namespace Nadia.Web.Features.Operations;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work; 503 only without what it cannot work without.
/// Both without sign-in and without secrets.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Json(new { status = "live" }));
        health.MapGet("/ready", async (Dependencies dependencies, HttpContext http) =>
        {
            var states = await dependencies.LookAsync(http.RequestAborted);
            var ready = states.All(state => state.Status != DependencyState.Down);
            http.Response.Headers.CacheControl = "no-store";
            return Results.Json(
                new
                {
                    status = ready ? "ready" : "unavailable",
                    dependencies = states.ToDictionary(state => state.Name, state => new { status = state.Status, detail = state.Detail }),
                },
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }
}
