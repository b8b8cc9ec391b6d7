using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Nadia.Core.Team;

namespace Nadia.Web.Features.Account;

/// <summary>Where the printed set-up link leads: it makes the first admin, once.</summary>
public sealed partial class Setup(FirstAdmin first, SignInManager<TeamMember> signIn, NavigationManager navigation)
{
    private bool open;
    private string? problem;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Code { get; set; }

    [SupplyParameterFromForm(Name = "Input")]
    private NewMemberForm? Posted { get; set; }

    private NewMemberForm Input => Posted ??= new();

    protected override async Task OnInitializedAsync() => open = await first.IsOpenAsync(Code, Http.RequestAborted);

    private async Task SubmitAsync()
    {
        if (!(await first.CreateAsync(Code, Input.Email, Input.Name, Input.Password, Http.RequestAborted)).TryGet(out var member, out var refusal))
        {
            problem = refusal.Message;
            open = refusal is not LinkSpent;
            return;
        }

        await signIn.SignInAsync(member, isPersistent: true);
        navigation.NavigateTo(LocalUrl.Home);
    }
}
