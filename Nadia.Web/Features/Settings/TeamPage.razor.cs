using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings;

/// <summary>The team: invite, change roles, disable, reset. Whatever was refused is said, and the list is read again either way.</summary>
public sealed partial class TeamPage(TeamService team, CurrentActor current, IDialogService dialogs, ISnackbar snackbar, NavigationManager navigation)
{
    private IReadOnlyList<MemberRow>? members;
    private bool failed;
    private bool busy;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            if ((await team.ListAsync(await current.GetAsync(), CancellationToken.None)).TryGet(out var list, out var refusal)) (members, failed) = (list, false);
            else snackbar.Refuse(refusal);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            failed = true;
        }
    }

    private async Task InviteAsync()
    {
        if (await dialogs.AskInviteAsync() is not { } invitation) return;   // cancelled: nothing was saved
        await DoAsync(async actor => await ShowLinkAsync(await team.InviteAsync(actor, invitation, CancellationToken.None), "Invitation link"));
    }

    private async Task ChangeRolesAsync(MemberRow member)
    {
        if (await dialogs.AskRolesAsync(member) is not { } roles) return;
        await DoAsync(async actor => Say(await team.ChangeRolesAsync(actor, member.Id, roles, CancellationToken.None), $"{member.Name} is now {string.Join(" and ", roles)}."));
    }

    private async Task ResetPasswordAsync(MemberRow member)
    {
        if (!await dialogs.AskResetAsync(member)) return;
        await DoAsync(async actor => await ShowLinkAsync(await team.ResetPasswordAsync(actor, member.Id, CancellationToken.None), "One-time link"));
    }

    private async Task DisableAsync(MemberRow member)
    {
        if (!await dialogs.AskDisableAsync(member)) return;
        await DoAsync(async actor => Say(await team.DisableAsync(actor, member.Id, CancellationToken.None), $"{member.Name} can no longer sign in."));
    }

    private Task EnableAsync(MemberRow member) =>
        DoAsync(async actor => Say(await team.EnableAsync(actor, member.Id, CancellationToken.None), $"{member.Name} can sign in again."));

    private async Task DoAsync(Func<Actor, Task> act)
    {
        busy = true;
        try
        {
            await act(await current.GetAsync());
            await LoadAsync();
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            snackbar.Say("The database did not answer, so it is not known whether this was done. Reload the page and look before trying again.", Severity.Error);
        }
        finally
        {
            busy = false;
        }
    }

    private void Say(Outcome<Done> outcome, string success)
    {
        if (outcome.Refusal is { } refusal) snackbar.Refuse(refusal);
        else snackbar.Say(success, Severity.Success);
    }

    private async Task ShowLinkAsync(Outcome<OneTimeLink> outcome, string title)
    {
        if (outcome.TryGet(out var link, out var refusal)) await dialogs.ShowLinkAsync(title, link, navigation.ToAbsoluteUri($"account/password?code={link.Code}"));
        else snackbar.Refuse(refusal);
    }
}
