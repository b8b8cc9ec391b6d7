using Microsoft.AspNetCore.Identity;
using Nadia.Core.Team;

namespace Nadia.Web.Features.Account;

/// <summary>Signing out: a POST with an antiforgery token, so that no foreign page can do it.</summary>
internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes
        .MapPost("/account/sign-out", async (HttpContext http, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery, SignInManager<TeamMember> signIn) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await signIn.SignOutAsync();
            return Results.Redirect("/account/sign-in");
        })
        .ExcludeFromDescription();
}
