using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Nadia.Core.Common;
using Nadia.Core.Team;

namespace Nadia.Tests.Support;

/// <summary>Says who is signed in, as the cookie's claims would.</summary>
public sealed class SignedIn(Actor actor) : AuthenticationStateProvider
{
    private ClaimsPrincipal person = Principal(actor);

    public void Change(Actor other)
    {
        person = Principal(other);
        NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
    }

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(person));

    public static ClaimsPrincipal Principal(Actor actor)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, actor.Id), new(ClaimTypes.Name, actor.Name), new(TeamClaims.DisplayName, actor.Name)];
        if (actor.IsAdmin) claims.Add(new(ClaimTypes.Role, Roles.Admin));
        if (actor.IsReviewer) claims.Add(new(ClaimTypes.Role, Roles.Reviewer));
        return new(new ClaimsIdentity(claims, "test"));
    }
}
