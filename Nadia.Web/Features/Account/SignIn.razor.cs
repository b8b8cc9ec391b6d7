using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Team;

namespace Nadia.Web.Features.Account;

/// <summary>Signs a team member in. An unknown address and a wrong password look and cost the same.</summary>
public sealed partial class SignIn(
    SignInManager<TeamMember> signIn, IPasswordHasher<TeamMember> hasher, NadiaDbContext db, TimeProvider clock, NavigationManager navigation)
{
    private static readonly TeamMember Nobody = new() { DisplayName = "", CreatedAt = default };
    private static readonly string NobodysPassword = new PasswordHasher<TeamMember>().HashPassword(Nobody, Guid.NewGuid().ToString());
    private string? problem;

    [SupplyParameterFromForm(Name = "Input")]
    private SignInForm? Posted { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    private SignInForm Input => Posted ??= new();

    private async Task SubmitAsync()
    {
        var member = await signIn.UserManager.FindByEmailAsync(Input.Email ?? "");
        if (member is null) hasher.VerifyHashedPassword(Nobody, NobodysPassword, Input.Password ?? "");
        var result = member is null ? SignInResult.Failed : await signIn.PasswordSignInAsync(member, Input.Password ?? "", isPersistent: true, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            problem = Explain(result);
            return;
        }

        await db.Users.Where(m => m.Id == member!.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.LastSignInAt, clock.GetUtcNow()));
        navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
    }

    private static string Explain(SignInResult result) => result switch
    {
        { IsLockedOut: true } => Words.Of("Too many failed tries. Wait five minutes, then try again."),
        { IsNotAllowed: true } => Words.Of("This account is disabled. Ask an admin of your team."),
        _ => Words.Of("E-mail and password do not match."),
    };
}
