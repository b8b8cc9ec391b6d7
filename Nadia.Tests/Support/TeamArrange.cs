using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Common;
using Nadia.Core.Team;

namespace Nadia.Tests.Support;

/// <summary>Makes members of the team for a test, each with an address of their own.</summary>
public static class TeamArrange
{
    public const string Password = "a long enough password";

    /// <summary>A member who joined, as the actor their cookie would give.</summary>
    public static async Task<Actor> MemberAsync(NadiaDatabase database, string name, params string[] roles)
    {
        var member = await JoinAsync(database.Get<IServiceScopeFactory>(), name, database.Clock.GetUtcNow(), roles);
        return new Actor(member.Id, name, ActorKind.Person, roles.Contains(Roles.Reviewer), roles.Contains(Roles.Admin));
    }

    /// <summary>A reviewer of a running app, with what they sign in by.</summary>
    public static async Task<(string Email, string Password)> JoinAsync(NadiaApp app, string name)
    {
        var member = await JoinAsync(app.Get<IServiceScopeFactory>(), name, TimeProvider.System.GetUtcNow(), Roles.Reviewer);
        return (member.Email!, Password);
    }

    public static Task<Actor> AdminAsync(NadiaDatabase database, string name = "Ada") => MemberAsync(database, name, Roles.Reviewer, Roles.Admin);

    public static Task<Actor> ReviewerAsync(NadiaDatabase database, string name = "Rex") => MemberAsync(database, name, Roles.Reviewer);

    private static async Task<TeamMember> JoinAsync(IServiceScopeFactory scopes, string name, DateTimeOffset now, params string[] roles)
    {
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<TeamMember>>();
        var email = $"{Guid.NewGuid():N}@example.com";
        var member = new TeamMember { UserName = email, Email = email, DisplayName = name, CreatedAt = now };
        Assert.True((await members.CreateAsync(member, Password)).Succeeded);
        Assert.True((await members.AddToRolesAsync(member, roles)).Succeeded);
        return member;
    }
}
