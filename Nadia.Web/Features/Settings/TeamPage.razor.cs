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
    private readonly Latest<IReadOnlyList<MemberRow>> members = new();
    private readonly Saving saving = new(current, snackbar);

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task<bool> LoadAsync() => members.ReadAsync(async () => await team.ListAsync(await current.GetAsync(), CancellationToken.None));

    private async Task InviteAsync()
    {
        if (await dialogs.AskInviteAsync() is not { } invitation) return;   // cancelled: nothing was saved
        if (await saving.SaveAsync(actor => team.InviteAsync(actor, invitation, CancellationToken.None), LoadAsync) is { } link) await ShowLinkAsync(link, Words.Of("Invitation link"));
    }

    private async Task ChangeRolesAsync(MemberRow member)
    {
        if (await dialogs.AskRolesAsync(member) is not { } roles) return;
        var now = string.Join(Words.Of(" and "), roles.Select(RoleWords.Say));
        await saving.SaveAsync(actor => team.ChangeRolesAsync(actor, member.Id, roles, CancellationToken.None), LoadAsync, Words.Fill($"{member.Name} is now {now}."));
    }

    private async Task ResetPasswordAsync(MemberRow member)
    {
        if (!await dialogs.AskResetAsync(member)) return;
        if (await saving.SaveAsync(actor => team.ResetPasswordAsync(actor, member.Id, CancellationToken.None), LoadAsync) is { } link) await ShowLinkAsync(link, Words.Of("One-time link"));
    }

    private async Task DisableAsync(MemberRow member)
    {
        if (!await dialogs.AskDisableAsync(member)) return;
        await saving.SaveAsync(actor => team.DisableAsync(actor, member.Id, CancellationToken.None), LoadAsync, Words.Fill($"{member.Name} can no longer sign in."));
    }

    private async Task EnableAsync(MemberRow member) =>
        await saving.SaveAsync(actor => team.EnableAsync(actor, member.Id, CancellationToken.None), LoadAsync, Words.Fill($"{member.Name} can sign in again."));

    private Task ShowLinkAsync(OneTimeLink link, string title) => dialogs.ShowLinkAsync(title, link, navigation.ToAbsoluteUri($"account/password?code={link.Code}"));
}
