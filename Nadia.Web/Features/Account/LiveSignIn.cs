using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Account;

/// <summary>
/// Looks again and again whether the person behind an open page may still work. Whoever was disabled, got other roles or a new password
/// is signed out of the page; <c>MainLayout</c> then sends them to the sign-in page.
/// </summary>
internal sealed class LiveSignIn(IServiceScopeFactory scopes, SignInTiming timing, ILoggerFactory logs) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private readonly ILogger log = logs.CreateLogger<LiveSignIn>();

    protected override TimeSpan RevalidationInterval => timing.CheckEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await IsCurrentAsync(scope.ServiceProvider.GetRequiredService<UserManager<TeamMember>>(), authenticationState.User);
        }
        catch (ObjectDisposedException)
        {
            // The app is stopping; the page will look again at the next one.
            return true;
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            // Without a database nobody can do anything anyway; signing everybody out would only lose what they typed.
            log.LogWarning("A signed-in page could not be checked: the database did not answer");
            return true;
        }
    }

    private static async Task<bool> IsCurrentAsync(UserManager<TeamMember> members, ClaimsPrincipal user)
    {
        if (await members.GetUserAsync(user) is not { DisabledAt: null } member) return false;
        var stamp = user.FindFirstValue(members.Options.ClaimsIdentity.SecurityStampClaimType);
        if (stamp != await members.GetSecurityStampAsync(member)) return false;
        var claimed = user.FindAll(members.Options.ClaimsIdentity.RoleClaimType).Select(claim => claim.Value);
        return (await members.GetRolesAsync(member)).ToHashSet().SetEquals(claimed);
    }
}
