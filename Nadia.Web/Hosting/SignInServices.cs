using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Nadia.Core.Data;
using Nadia.Core.Team;
using Nadia.Web.Features.Account;

namespace Nadia.Web.Hosting;

/// <summary>Cookies, sign-in and what protects them. Keys live in PostgreSQL, so a restart or a second node signs nobody out.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddNadiaSignIn(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("nadia").PersistKeysToDbContext<NadiaDbContext>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorizationBuilder();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        new IdentityBuilder(typeof(TeamMember), typeof(IdentityRole), services).AddSignInManager<TeamSignIn>();
        services.AddScoped<AuthenticationStateProvider, LiveSignIn>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<SignInTiming>();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<SignInTiming>((options, timing) => options.ValidationInterval = timing.CheckEvery);
        services.ConfigureApplicationCookie(Configure);
        return services;
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "nadia";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/account/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    // Only a page sends people to the sign-in page. Everything else is called by programs, which want the bare status.
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && status == StatusCodes.Status401Unauthorized)
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
