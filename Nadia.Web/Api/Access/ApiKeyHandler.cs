using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Web.Api.Failures;

namespace Nadia.Web.Api.Access;

/// <summary>Authenticates by API key. What it refuses is answered as problem+json, never by a redirect.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeyService keys, KnownKeys known)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public new const string Scheme = "ApiKey";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerKey.Of(Request) is not { } key) return AuthenticateResult.NoResult();
        if (await keys.FindAsync(key, Context.RequestAborted) is not { } actor)
        {
            known.Forget(key);
            return AuthenticateResult.Fail("The key is unknown or revoked.");
        }

        known.Remember(key, actor.Id);
        Context.Features.Set(actor);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(IdentityOf(actor)), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(
            StatusCodes.Status401Unauthorized, "unauthorized", "Send a valid API key as `Authorization: Bearer <api key>`.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Of(StatusCodes.Status403Forbidden, "forbidden", "Only an admin's API key may do this.").ExecuteAsync(Context);

    private static ClaimsIdentity IdentityOf(Actor actor)
    {
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, actor.Id));
        if (actor.IsReviewer) identity.AddClaim(new(ClaimTypes.Role, Roles.Reviewer));
        if (actor.IsAdmin) identity.AddClaim(new(ClaimTypes.Role, Roles.Admin));
        return identity;
    }
}
