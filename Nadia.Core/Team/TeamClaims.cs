using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Nadia.Core.Team;

/// <summary>What a signed-in member's cookie says of them: Identity's own claims, and the name colleagues see.</summary>
public sealed class TeamClaims(UserManager<TeamMember> members, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<TeamMember, IdentityRole>(members, roles, options)
{
    /// <summary>The claim that holds the name colleagues see.</summary>
    public const string DisplayName = "nadia:name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(TeamMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        return identity;
    }
}
