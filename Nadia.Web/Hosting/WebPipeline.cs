using Microsoft.AspNetCore.Diagnostics;
using Nadia.Web.Api;
using Nadia.Web.Components;
using Nadia.Web.Features.Account;
using Nadia.Web.Features.Operations;
using Nadia.Web.Features.Review.Talk;

namespace Nadia.Web.Hosting;

/// <summary>The order in which a request passes, and where everything is mapped.</summary>
internal static class WebPipeline
{
    public static WebApplication UseNadia(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UsePageLanguage();
        app.UseExceptionHandler(failed => failed.Run(FailurePage.AnswerAsync));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(PagesOnly);
        app.UseNadiaApi();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", () => Results.Redirect("/review")).ExcludeFromDescription();
        app.MapHealth();
        app.MapSignOut();
        app.MapPhotos();
        app.MapNadiaApi();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization();
        return app;
    }

    // "Not found" is a page for people only; a program gets the bare status.
    private static Task PagesOnly(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }
}
