using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Team;

public sealed class TeamServiceTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;
    private Actor ada = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TeamService Team => database.Get<TeamService>();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        ada = await TeamArrange.AdminAsync(database);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_invited_member_is_listed_as_not_joined_with_the_roles_and_the_invitation_is_audited()
    {
        await Team.InviteAsync(ada, new Invitation("rita@example.com", "Rita", [Roles.Reviewer]), Token);

        var rita = (await Team.ListAsync(ada, Token)).Value.Single(m => m.Name == "Rita");
        Assert.False(rita.HasJoined);
        Assert.Equal([Roles.Reviewer], rita.Roles);
        await using var db = database.Open();
        var entry = await db.Audit.SingleAsync(a => a.Action == "team.invite", Token);
        Assert.Equal((ada.Id, $"member:{rita.Id}", "Reviewer"), (entry.ActorId, entry.Subject, entry.Detail));
    }

    [Theory]
    [InlineData("not an address", "Rita", "Reviewer")]
    [InlineData("rita@example.com", " ", "Reviewer")]
    [InlineData("rita@example.com", "Ri\0ta", "Reviewer")]
    [InlineData("rita@example.com", "Rita", "Owner")]
    public async Task A_bad_invitation_writes_nothing(string email, string name, string role)
    {
        var outcome = await Team.InviteAsync(ada, new Invitation(email, name, [role]), Token);

        Assert.IsType<Invalid>(outcome.Refusal);
        await using var db = database.Open();
        Assert.Single(await db.Users.ToListAsync(Token));
        Assert.Empty(await db.Audit.ToListAsync(Token));
    }

    [Fact]
    public async Task The_same_address_invited_twice_at_once_makes_one_member()
    {
        var invitation = new Invitation("rita@example.com", "Rita", [Roles.Reviewer]);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Team.InviteAsync(ada, invitation, Token)));

        Assert.Single(outcomes, o => o.Succeeded);
        await using var db = database.Open();
        Assert.Equal(2, await db.Users.CountAsync(Token));
    }

    [Fact]
    public async Task Whoever_is_no_admin_is_refused_everything_and_nothing_is_written()
    {
        var rex = await TeamArrange.ReviewerAsync(database);

        Refusal?[] refusals =
        [
            (await Team.ListAsync(rex, Token)).Refusal,
            (await Team.InviteAsync(rex, new Invitation("rita@example.com", "Rita", [Roles.Admin]), Token)).Refusal,
            (await Team.ChangeRolesAsync(rex, rex.Id, [Roles.Admin], Token)).Refusal,
            (await Team.DisableAsync(rex, ada.Id, Token)).Refusal,
            (await Team.EnableAsync(rex, ada.Id, Token)).Refusal,
            (await Team.ResetPasswordAsync(rex, ada.Id, Token)).Refusal,
        ];

        Assert.All(refusals, refusal => Assert.IsType<Forbidden>(refusal));
        await using var db = database.Open();
        Assert.Empty(await db.Audit.ToListAsync(Token));
        Assert.Empty(await db.UserTokens.ToListAsync(Token));
    }

    [Fact]
    public async Task An_admin_demoted_a_moment_ago_can_do_nothing_more_with_the_page_still_open()
    {
        var bob = await TeamArrange.AdminAsync(database, "Bob");
        Assert.True((await Team.ChangeRolesAsync(ada, bob.Id, [Roles.Reviewer], Token)).Succeeded);

        Assert.IsType<Forbidden>((await Team.DisableAsync(bob, ada.Id, Token)).Refusal);
    }

    [Fact]
    public async Task Changed_roles_and_disabling_end_the_members_sessions()
    {
        var rex = await TeamArrange.ReviewerAsync(database);
        var first = await StampAsync(rex.Id);
        Assert.True((await Team.ChangeRolesAsync(ada, rex.Id, [Roles.Reviewer, Roles.Admin], Token)).Succeeded);
        var second = await StampAsync(rex.Id);
        Assert.True((await Team.DisableAsync(ada, rex.Id, Token)).Succeeded);

        Assert.Equal(3, new HashSet<string?> { first, second, await StampAsync(rex.Id) }.Count);
        Assert.Equal(database.Clock.GetUtcNow(), (await Team.ListAsync(ada, Token)).Value.Single(m => m.Id == rex.Id).DisabledAt);
    }

    private async Task<string?> StampAsync(string id)
    {
        await using var db = database.Open();
        return (await db.Users.SingleAsync(m => m.Id == id, Token)).SecurityStamp;
    }
}
