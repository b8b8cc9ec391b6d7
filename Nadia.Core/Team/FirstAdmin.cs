using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Common;

namespace Nadia.Core.Team;

/// <summary>
/// Lets the first admin in while there is none: by a one-time set-up code that is printed at start, or by the settings.
/// Each start of each node gives a code of its own; all of them end with the first admin.
/// </summary>
public sealed class FirstAdmin(IServiceScopeFactory scopes, IdSource ids, TimeProvider clock)
{
    private const string KeyPrefix = "setup-code:";
    private static readonly Actor Setup = Actor.System("setup");

    /// <summary>A new set-up code, or null when there is an admin already. Only its hash is kept.</summary>
    public async Task<string?> IssueCodeAsync(CancellationToken token)
    {
        await using var change = await TeamChange.BeginAsync(scopes, token);
        if (await change.ActiveAdmins().AnyAsync(token)) return null;
        var code = ids.NewSecret();
        change.Db.Settings.Add(new Setting { Key = Key(code), Value = "open", UpdatedAt = clock.GetUtcNow(), UpdatedBy = Setup.Name });
        change.Db.Record(Setup, "team.setup_link", "team", clock.GetUtcNow());
        await change.CommitAsync(token);
        return code;
    }

    /// <summary>Whether the code may still be used.</summary>
    public async Task<bool> IsOpenAsync(string? code, CancellationToken token)
    {
        await using var change = await TeamChange.BeginAsync(scopes, token);
        return await IsOpenAsync(change, code, token);
    }

    /// <summary>Makes the first admin. Of two who use a code at once, one is refused.</summary>
    public async Task<Outcome<TeamMember>> CreateAsync(string? code, string? email, string? name, string? password, CancellationToken token)
    {
        await using var change = await TeamChange.BeginAsync(scopes, token);
        if (!await IsOpenAsync(change, code, token)) return new LinkSpent();
        return await CreateAsync(change, email, name, password, token);
    }

    /// <summary>Makes the first admin from the settings, unless there is an admin already.</summary>
    /// <returns>True when it was made now.</returns>
    public async Task<Outcome<bool>> EnsureAsync(string email, string password, CancellationToken token)
    {
        await using var change = await TeamChange.BeginAsync(scopes, token);
        if (await change.ActiveAdmins().AnyAsync(token)) return false;
        return (await CreateAsync(change, email, email.Split('@')[0], password, token)).TryGet(out _, out var refusal) ? true : refusal;
    }

    private async Task<Outcome<TeamMember>> CreateAsync(TeamChange change, string? email, string? name, string? password, CancellationToken token)
    {
        if ((MemberRules.CheckEmail(email) ?? MemberRules.CheckName(name) ?? PasswordRule.Check(password)) is { } invalid) return invalid;
        var member = new TeamMember { UserName = email, Email = email, DisplayName = name!.Trim(), CreatedAt = clock.GetUtcNow(), LockoutEnabled = true };
        if (TeamChange.Refused(await change.Members.CreateAsync(member, password!), "email") is { } refused) return refused;
        if (TeamChange.Refused(await change.Members.AddToRolesAsync(member, Roles.All), "roles") is { } unfit) return unfit;
        await change.Db.Settings.Where(s => s.Key.StartsWith(KeyPrefix)).ExecuteDeleteAsync(token);
        change.Db.Record(Setup, "team.first_admin", member.Subject, clock.GetUtcNow());
        await change.CommitAsync(token);
        return member;
    }

    private static async Task<bool> IsOpenAsync(TeamChange change, string? code, CancellationToken token)
    {
        if (string.IsNullOrEmpty(code)) return false;
        var key = Key(code);
        return await change.Db.Settings.AnyAsync(s => s.Key == key, token) && !await change.ActiveAdmins().AnyAsync(token);
    }

    private static string Key(string code) => KeyPrefix + OneTimeCode.HashText(code);
}
