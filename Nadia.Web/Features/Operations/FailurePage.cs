using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Nadia.Core.Common;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Operations;

/// <summary>
/// What a browser shows when a page could not even be begun, most often because the database does not answer. It leans on nothing:
/// no style sheet, no script, no database. Programs get problem+json.
/// </summary>
internal static class FailurePage
{
    public static async Task AnswerAsync(HttpContext http)
    {
        var outage = http.Features.Get<IExceptionHandlerFeature>()?.Error is { } error && error.IsDatabaseAway();
        http.Response.StatusCode = outage ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        http.Response.Headers.CacheControl = "no-store";
        if (http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            // Whatever failed did so further in: the language that was set for it ended with it.
            if (http.Features.Get<IRequestCultureFeature>() is { } language) CultureInfo.CurrentUICulture = language.RequestCulture.UICulture;
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(Page(outage), http.RequestAborted);
            return;
        }

        var problems = http.RequestServices.GetRequiredService<IProblemDetailsService>();
        await problems.TryWriteAsync(new() { HttpContext = http, ProblemDetails = { Status = http.Response.StatusCode, Title = Title(outage) } });
    }

    private static string Title(bool outage) => outage ? Words.Of("NADIA cannot reach its database") : Words.Of("Something went wrong");

    private static string Lead(bool outage) => outage
        ? Words.Of("No message is lost: customers' messages wait until it is back.")
        : Words.Of("Nothing that you had not confirmed was saved.");

    private static string Page(bool outage) => $$"""
        <!DOCTYPE html>
        <html lang="{{Words.Language}}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{{Title(outage)}} · NADIA</title>
          <style>
            :root { color-scheme: light dark; }
            body { display: grid; min-height: 100dvh; margin: 0; place-items: center; background: light-dark(#f4f6f7, #11161b); color: light-dark(#1b2430, #e7ecf1); font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 26rem; padding: 2rem; text-align: center; }
            h1 { font-size: 1.35rem; }
            a { color: light-dark(#0b6b63, #5cc8bb); }
          </style>
        </head>
        <body>
          <main>
            <h1>{{Title(outage)}}</h1>
            <p>{{Lead(outage)}}</p>
            <p><a href="">{{Words.Of("Try again")}}</a></p>
          </main>
        </body>
        </html>
        """;
}
