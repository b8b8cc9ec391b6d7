using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Team;

public sealed class MemberLinksTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;
    private Actor ada = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MemberLinks Links => database.Get<MemberLinks>();

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres);
        ada = await TeamArrange.AdminAsync(database);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_link_opened_by_two_at_once_sets_one_password()
    {
        var code = await InviteAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Links.RedeemAsync(code, $"password number {i}", Token)));

        var winner = Array.FindIndex(outcomes, o => o.Succeeded);
        Assert.Equal(3, outcomes.Count(o => o.Refusal is LinkSpent));
        Assert.True(await SignsInAsync($"password number {winner}"));
        Assert.Null(await Links.FindAsync(code, Token));
    }

    [Fact]
    public async Task A_link_works_for_seven_days_and_not_longer()
    {
        var code = await InviteAsync();
        database.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Links.FindAsync(code, Token));

        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<LinkSpent>((await Links.RedeemAsync(code, TeamArrange.Password, Token)).Refusal);
    }

    [Fact]
    public async Task A_newer_link_ends_the_older_and_a_short_password_spends_neither()
    {
        var first = await InviteAsync();
        var rita = (await Links.FindAsync(first, Token))!;
        var second = (await database.Get<TeamService>().ResetPasswordAsync(ada, rita.Id, Token)).Value.Code;

        Assert.IsType<LinkSpent>((await Links.RedeemAsync(first, TeamArrange.Password, Token)).Refusal);
        Assert.IsType<Invalid>((await Links.RedeemAsync(second, "too short", Token)).Refusal);
        Assert.True((await Links.RedeemAsync(second, TeamArrange.Password, Token)).Succeeded);
    }

    [Fact]
    public async Task A_disabled_members_link_is_dead_and_no_code_is_stored_readable()
    {
        var code = await InviteAsync();
        var rita = (await Links.FindAsync(code, Token))!;
        await database.Get<TeamService>().DisableAsync(ada, rita.Id, Token);

        Assert.Null(await Links.FindAsync(code, Token));
        await using var db = database.Open();
        Assert.DoesNotContain(code, (await db.UserTokens.SingleAsync(Token)).Value!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("something made up")]
    public async Task A_made_up_code_opens_nothing(string? code)
    {
        await InviteAsync();
        Assert.Null(await Links.FindAsync(code, Token));
        Assert.IsType<LinkSpent>((await Links.RedeemAsync(code, TeamArrange.Password, Token)).Refusal);
    }

    private async Task<string> InviteAsync() =>
        (await database.Get<TeamService>().InviteAsync(ada, new Invitation("rita@example.com", "Rita", [Roles.Reviewer]), Token)).Value.Code;

    private async Task<bool> SignsInAsync(string password)
    {
        await using var scope = database.Get<IServiceScopeFactory>().CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<TeamMember>>();
        return await members.CheckPasswordAsync((await members.FindByEmailAsync("rita@example.com"))!, password);
    }
}
