using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Team;

/// <summary>
/// What admins do with the team. Each change is one transaction with its audit entry; changed roles and a disabled account also end
/// the member's sessions (by the security stamp).
/// </summary>
public sealed class TeamService(IServiceScopeFactory scopes, IDbContextFactory<NadiaDbContext> contexts, MemberLinks links, TimeProvider clock)
{
    /// <summary>All members by name.</summary>
    public async Task<Outcome<IReadOnlyList<MemberRow>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the team")) is { } forbidden) return forbidden;
        await using var db = await contexts.CreateDbContextAsync(token);
        var roles = (await (from held in db.UserRoles join role in db.Roles on held.RoleId equals role.Id select new { held.UserId, role.Name }).ToListAsync(token))
            .ToLookup(held => held.UserId, held => held.Name!);
        var members = await db.Users.AsNoTracking().OrderBy(m => m.DisplayName).ThenBy(m => m.Id).ToListAsync(token);
        return members.ConvertAll(m => new MemberRow(
            m.Id, m.DisplayName, m.Email ?? "", [.. Roles.All.Where(roles[m.Id].Contains)], m.PasswordHash is not null, m.DisabledAt, m.LastSignInAt));
    }

    /// <summary>Makes an account without a password and answers the link by which its owner sets one.</summary>
    public async Task<Outcome<OneTimeLink>> InviteAsync(Actor actor, Invitation invitation, CancellationToken token)
    {
        if ((MemberRules.CheckEmail(invitation.Email) ?? MemberRules.CheckName(invitation.Name) ?? MemberRules.CheckRoles(invitation.Roles)) is { } invalid) return invalid;
        await using var change = await TeamChange.BeginAsync(scopes, token);
        if (await MustBeAdminAsync(change, actor, Words.Of("invite a team member"), token) is { } forbidden) return forbidden;
        var email = invitation.Email.Trim();
        if (await change.Members.FindByEmailAsync(email) is not null) return new Invalid("email", Words.Of("belongs to a team member already."));
        var member = new TeamMember { UserName = email, Email = email, DisplayName = invitation.Name.Trim(), CreatedAt = clock.GetUtcNow(), LockoutEnabled = true };
        if (TeamChange.Refused(await change.Members.CreateAsync(member), "email") is { } refused) return refused;
        if (TeamChange.Refused(await change.Members.AddToRolesAsync(member, invitation.Roles), "roles") is { } unfit) return unfit;
        var link = await links.IssueAsync(change, member, token);
        change.Db.Record(actor, "team.invite", member.Subject, clock.GetUtcNow(), string.Join(", ", invitation.Roles));
        await change.CommitAsync(token);
        return link;
    }

    /// <summary>Gives the member exactly these roles.</summary>
    public async Task<Outcome<Done>> ChangeRolesAsync(Actor actor, string memberId, IReadOnlyList<string> roles, CancellationToken token)
    {
        if (MemberRules.CheckRoles(roles) is { } invalid) return invalid;
        return await ChangeAsync(actor, memberId, Words.Of("change roles"), "team.roles", change: async (change, member) =>
        {
            var held = await change.Members.GetRolesAsync(member);
            return TeamChange.Refused(await change.Members.RemoveFromRolesAsync(member, held.Except(roles)), "roles")
                ?? TeamChange.Refused(await change.Members.AddToRolesAsync(member, roles.Except(held)), "roles");
        }, detail: string.Join(", ", roles), token);
    }

    /// <summary>Shuts the member out, sessions included.</summary>
    public Task<Outcome<Done>> DisableAsync(Actor actor, string memberId, CancellationToken token) =>
        ChangeAsync(actor, memberId, Words.Of("disable a team member"), "team.disable", (_, member) => DisabledAt(member, member.DisabledAt ?? clock.GetUtcNow()), null, token);

    /// <summary>Lets a disabled member in again.</summary>
    public Task<Outcome<Done>> EnableAsync(Actor actor, string memberId, CancellationToken token) =>
        ChangeAsync(actor, memberId, Words.Of("enable a team member"), "team.enable", (_, member) => DisabledAt(member, null), null, token);

    /// <summary>A link by which the member sets a new password. The old one works until the link is used.</summary>
    public async Task<Outcome<OneTimeLink>> ResetPasswordAsync(Actor actor, string memberId, CancellationToken token)
    {
        await using var change = await TeamChange.BeginAsync(scopes, token);
        if (await MustBeAdminAsync(change, actor, Words.Of("reset a password"), token) is { } forbidden) return forbidden;
        if (await change.Members.FindByIdAsync(memberId) is not { } member) return new NotFound(Words.Of("The team member"));
        if (member.DisabledAt is not null) return new Invalid("member", Words.Of("is disabled: enable the account first."));
        var link = await links.IssueAsync(change, member, token);
        change.Db.Record(actor, "team.reset_password", member.Subject, clock.GetUtcNow());
        await change.CommitAsync(token);
        return link;
    }

    private async Task<Outcome<Done>> ChangeAsync(
        Actor actor, string memberId, string operation, string action, Func<TeamChange, TeamMember, Task<Refusal?>> change, string? detail, CancellationToken token)
    {
        await using var work = await TeamChange.BeginAsync(scopes, token);
        if (await MustBeAdminAsync(work, actor, operation, token) is { } forbidden) return forbidden;
        if (await work.Members.FindByIdAsync(memberId) is not { } member) return new NotFound(Words.Of("The team member"));
        if (await change(work, member) is { } refusal) return refusal;
        if (TeamChange.Refused(await work.Members.UpdateSecurityStampAsync(member), "member") is { } refused) return refused;
        if (!await work.ActiveAdmins().AnyAsync(token)) return new LastAdmin();
        work.Db.Record(actor, action, member.Subject, clock.GetUtcNow(), detail);
        await work.CommitAsync(token);
        return Done.It;
    }

    private static Task<Refusal?> DisabledAt(TeamMember member, DateTimeOffset? at)
    {
        member.DisabledAt = at;
        return Task.FromResult<Refusal?>(null);
    }

    // The actor comes from a page that may be half a minute old; what the team is now decides.
    private static async Task<Refusal?> MustBeAdminAsync(TeamChange work, Actor actor, string operation, CancellationToken token)
    {
        if (actor.MustAdminister(operation) is { } forbidden) return forbidden;
        var stillAdmin = actor.Kind != ActorKind.Person || await work.ActiveAdmins().AnyAsync(m => m.Id == actor.Id, token);
        return stillAdmin ? null : new Forbidden(operation, Words.Of("an admin"));
    }
}
