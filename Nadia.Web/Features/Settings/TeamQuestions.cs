using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings;

/// <summary>What the team page asks. Each answers null, or false, when it was cancelled.</summary>
internal static class TeamQuestions
{
    public static Task<Invitation?> AskInviteAsync(this IDialogService dialogs) => dialogs.AskAsync<InviteDialog, Invitation>(Words.Of("Invite a team member"));

    public static Task<IReadOnlyList<string>?> AskRolesAsync(this IDialogService dialogs, MemberRow member) =>
        dialogs.AskAsync<RolesDialog, IReadOnlyList<string>>(Words.Of("Change roles"), new() { { d => d.Name, member.Name }, { d => d.Held, member.Roles } });

    public static Task<bool> AskDisableAsync(this IDialogService dialogs, MemberRow member) => dialogs.ConfirmAsync(
        Words.Fill($"Disable {member.Name}"), Words.Fill($"{member.Name} is signed out within a minute and can no longer sign in. What they did stays on record. You can enable the account again."), Words.Of("Disable"), danger: true);

    public static Task<bool> AskResetAsync(this IDialogService dialogs, MemberRow member) => dialogs.ConfirmAsync(
        member.HasJoined ? Words.Of("Reset password") : Words.Of("New invitation link"),
        Words.Fill($"You get a link for {member.Name} to set a new password. It works once and for seven days. An earlier link stops working; a password set before works until this link is used."),
        member.HasJoined ? Words.Of("Reset") : Words.Of("Make the link"));

    public static async Task ShowLinkAsync(this IDialogService dialogs, string title, OneTimeLink link, Uri address)
    {
        var parameters = new DialogParameters<SecretDialog>
        {
            { d => d.Text, Words.Fill($"Send this link to {link.MemberName} over a channel you trust. It is shown only now and works once, for seven days.") },
            { d => d.Label, Words.Of("One-time link") },
            { d => d.Secret, address.ToString() },
        };
        var reference = await dialogs.ShowAsync<SecretDialog>(title, parameters, Questions.Options with { BackdropClick = false });
        await reference.Result;
    }
}
