using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Nadia.Core.Common;

namespace Nadia.Web.Hosting;

/// <summary>
/// The language of pages and circuits: what the person chose (ASP.NET Core's own cookie, written by <c>js/theme.js</c>), else what their
/// browser asks for. Figures are written alike in both languages, and the HTTP API answers programs in English.
/// </summary>
internal static class PageLanguage
{
    private static readonly RequestLocalizationOptions Options = new()
    {
        DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo(Words.English)),
        SupportedCultures = [CultureInfo.InvariantCulture],
        SupportedUICultures = [CultureInfo.GetCultureInfo(Words.English), CultureInfo.GetCultureInfo(Words.Spanish)],
        RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()],
    };

    public static void UsePageLanguage(this WebApplication app)
    {
        // What nobody reads as a page, and what workers store, is in English whatever the machine's own language is.
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(Words.English);
        app.UseWhen(context => IsPage(context.Request), pages => pages.UseRequestLocalization(Options));
    }

    // A program that calls the API names its key, whatever it says of the kinds of answers it takes.
    private static bool IsPage(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor")
        || (request.Headers.Authorization.Count == 0 && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal));
}
