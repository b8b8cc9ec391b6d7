using System.Security.Claims;
using Nadia.Core.Common;
using Nadia.Core.Team;

namespace Nadia.Web.Hosting;

/// <summary>Reads the <see cref="Actor"/> out of a signed-in principal.</summary>
public static class ActorClaims
{
    public static Actor ToActor(this ClaimsPrincipal user)
    {
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || user.Identity?.IsAuthenticated != true) return Actor.Anonymous;
        var name = user.FindFirstValue(TeamClaims.DisplayName) ?? user.Identity.Name ?? id;
        return new Actor(id, name, ActorKind.Person, user.IsInRole(Roles.Reviewer), user.IsInRole(Roles.Admin));
    }
}
