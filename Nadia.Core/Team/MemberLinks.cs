using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Common;

namespace Nadia.Core.Team;

/// <summary>
/// The links by which an invited member, or one who forgot the password, sets a password. A member has one link at a time,
/// it works once, and for seven days.
/// </summary>
public sealed class MemberLinks(IServiceScopeFactory scopes, IdSource ids, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);
    private const string Provider = "nadia";
    private const string Name = "link";

    /// <summary>The member whose unused link this is, or null.</summary>
    public async Task<TeamMember?> FindAsync(string? code, CancellationToken token)
    {
        await using var change = await TeamChange.BeginAsync(scopes, token);
        return await OwnerAsync(change, code, token);
    }

    /// <summary>Sets the password and ends the link, every session of the member and any lockout. Of two who use it at once, one is refused.</summary>
    public async Task<Outcome<TeamMember>> RedeemAsync(string? code, string? password, CancellationToken token)
    {
        if (PasswordRule.Check(password) is { } invalid) return invalid;
        await using var change = await TeamChange.BeginAsync(scopes, token);
        if (await OwnerAsync(change, code, token) is not { } member) return new LinkSpent();
        await Links(change, member.Id).ExecuteDeleteAsync(token);
        member.PasswordHash = change.Members.PasswordHasher.HashPassword(member, password!);
        (member.LockoutEnd, member.AccessFailedCount) = (null, 0);
        if (TeamChange.Refused(await change.Members.UpdateSecurityStampAsync(member), "password") is { } refused) return refused;
        var actor = new Actor(member.Id, member.DisplayName, ActorKind.Person, false, false);
        change.Db.Record(actor, "team.password_set", member.Subject, clock.GetUtcNow());
        await change.CommitAsync(token);
        return member;
    }

    /// <summary>Replaces the member's link by a new one; the caller commits.</summary>
    internal async Task<OneTimeLink> IssueAsync(TeamChange change, TeamMember member, CancellationToken token)
    {
        var code = ids.NewSecret();
        var expires = clock.GetUtcNow() + Lifetime;
        await Links(change, member.Id).ExecuteDeleteAsync(token);
        change.Db.UserTokens.Add(new IdentityUserToken<string>
        {
            UserId = member.Id,
            LoginProvider = Provider,
            Name = Name,
            Value = $"{OneTimeCode.HashText(code)} {expires.ToUnixTimeSeconds()}",
        });
        return new OneTimeLink(code, member.DisplayName, expires);
    }

    private async Task<TeamMember?> OwnerAsync(TeamChange change, string? code, CancellationToken token)
    {
        if (string.IsNullOrEmpty(code)) return null;
        var start = OneTimeCode.HashText(code) + " ";
        var link = await change.Db.UserTokens.AsNoTracking()
            .SingleOrDefaultAsync(t => t.LoginProvider == Provider && t.Name == Name && t.Value!.StartsWith(start), token);
        if (link is null || Expiry(link.Value!) <= clock.GetUtcNow()) return null;
        return await change.Db.Users.SingleOrDefaultAsync(m => m.Id == link.UserId && m.DisabledAt == null, token);
    }

    private static DateTimeOffset Expiry(string value) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(value.AsSpan(value.IndexOf(' ') + 1), CultureInfo.InvariantCulture));

    private static IQueryable<IdentityUserToken<string>> Links(TeamChange change, string memberId) =>
        change.Db.UserTokens.Where(t => t.UserId == memberId && t.LoginProvider == Provider && t.Name == Name);
}
