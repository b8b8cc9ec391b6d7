using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Nadia.Core.Team;

namespace Nadia.Web.Features.Account;

/// <summary>Where the link of an invitation or of a password reset leads; it works once.</summary>
public sealed partial class NewPassword(MemberLinks links, SignInManager<TeamMember> signIn, NavigationManager navigation)
{
    private TeamMember? member;
    private string? problem;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Code { get; set; }

    [SupplyParameterFromForm(Name = "Input")]
    private NewMemberForm? Posted { get; set; }

    protected override async Task OnInitializedAsync() => member = await links.FindAsync(Code, Http.RequestAborted);

    private async Task SubmitAsync()
    {
        if (!(await links.RedeemAsync(Code, Posted?.Password, Http.RequestAborted)).TryGet(out var redeemed, out var refusal))
        {
            problem = refusal.Message;
            if (refusal is LinkSpent) member = null;
            return;
        }

        await signIn.SignInAsync(redeemed, isPersistent: true);
        navigation.NavigateTo(LocalUrl.Home);
    }
}
