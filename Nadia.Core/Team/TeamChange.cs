using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Team;

/// <summary>
/// One change of the team: a fresh <see cref="UserManager{TUser}"/>, one transaction, and a lock that lets changes of the team
/// happen one after another, so that a rule over all members (there is always an admin) is judged on what is true.
/// </summary>
internal sealed class TeamChange : IAsyncDisposable
{
    /// <summary>Any constant will do; it is "TEAM" in ASCII.</summary>
    private const long LockKey = 0x5445414D;

    private readonly AsyncServiceScope scope;
    private readonly IDbContextTransaction transaction;

    private TeamChange(AsyncServiceScope scope, NadiaDbContext db, IDbContextTransaction transaction)
    {
        (this.scope, Db, this.transaction) = (scope, db, transaction);
        Members = scope.ServiceProvider.GetRequiredService<UserManager<TeamMember>>();
    }

    public NadiaDbContext Db { get; }

    public UserManager<TeamMember> Members { get; }

    public static async Task<TeamChange> BeginAsync(IServiceScopeFactory scopes, CancellationToken token)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<NadiaDbContext>();
            var transaction = await db.Database.BeginTransactionAsync(token);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", token);
            return new TeamChange(scope, db, transaction);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    /// <summary>Members who can sign in and administer at this moment.</summary>
    public IQueryable<TeamMember> ActiveAdmins() =>
        from member in Db.Users
        where member.DisabledAt == null && member.PasswordHash != null
        join held in Db.UserRoles on member.Id equals held.UserId
        join role in Db.Roles on held.RoleId equals role.Id
        where role.Name == Roles.Admin
        select member;

    /// <summary>Writes everything, or nothing.</summary>
    public async Task CommitAsync(CancellationToken token)
    {
        await Db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    /// <summary>Leaves without a trace when it was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await scope.DisposeAsync();
    }

    /// <summary>Null when Identity did it; else its reason, as a refusal.</summary>
    public static Refusal? Refused(IdentityResult result, string field) =>
        result.Succeeded ? null : new Invalid(field, string.Join(' ', result.Errors.Select(error => error.Description)));
}
