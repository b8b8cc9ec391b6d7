using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Team;

public sealed class LastAdminTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_active_admin_can_be_neither_demoted_nor_disabled()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        var team = database.Get<TeamService>();
        var ada = await TeamArrange.AdminAsync(database);
        var bob = await TeamArrange.AdminAsync(database, "Bob");
        Assert.True((await team.DisableAsync(ada, bob.Id, Token)).Succeeded);

        Assert.IsType<LastAdmin>((await team.DisableAsync(ada, ada.Id, Token)).Refusal);
        Assert.IsType<LastAdmin>((await team.ChangeRolesAsync(ada, ada.Id, [Roles.Reviewer], Token)).Refusal);

        await using var db = database.Open();
        Assert.Null((await db.Users.SingleAsync(m => m.Id == ada.Id, Token)).DisabledAt);
        Assert.Equal(["team.disable"], await db.Audit.Select(a => a.Action).ToListAsync(Token));
    }

    [Fact]
    public async Task An_invited_admin_who_has_not_joined_does_not_count()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        var ada = await TeamArrange.AdminAsync(database);
        await database.Get<TeamService>().InviteAsync(ada, new Invitation("new@example.com", "New", [Roles.Admin]), Token);

        Assert.IsType<LastAdmin>((await database.Get<TeamService>().DisableAsync(ada, ada.Id, Token)).Refusal);
    }

    [Fact]
    public async Task Two_admins_who_demote_each_other_at_once_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var database = await NadiaDatabase.CreateAsync(postgres);
            var team = database.Get<TeamService>();
            var ada = await TeamArrange.AdminAsync(database);
            var bob = await TeamArrange.AdminAsync(database, "Bob");

            var outcomes = await Task.WhenAll(
                team.ChangeRolesAsync(ada, bob.Id, [Roles.Reviewer], Token), team.ChangeRolesAsync(bob, ada.Id, [Roles.Reviewer], Token));

            Assert.Single(outcomes, o => o.Succeeded);
            var list = await team.ListAsync(outcomes[0].Succeeded ? ada : bob, Token);
            Assert.Single(list.Value, m => m.Roles.Contains(Roles.Admin));
        }
    }
}
