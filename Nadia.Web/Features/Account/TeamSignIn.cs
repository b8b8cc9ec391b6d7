using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Nadia.Core.Team;

namespace Nadia.Web.Features.Account;

/// <summary>Identity's sign-in, which also keeps out whom an admin disabled.</summary>
internal sealed class TeamSignIn(
    UserManager<TeamMember> members,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<TeamMember> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<TeamMember>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<TeamMember> confirmation)
    : SignInManager<TeamMember>(members, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(TeamMember user) => user.DisabledAt is null && await base.CanSignInAsync(user);
}
