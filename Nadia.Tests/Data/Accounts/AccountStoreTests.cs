using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Live;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Accounts;

public sealed class AccountStoreTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountStore Store => database.Get<AccountStore>();

    [Fact]
    public async Task Twenty_at_once_make_one_sandbox_account()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.EnsureSandboxAsync(Token))));
        Assert.Single(ids.Distinct());
        await using var db = database.Open();
        Assert.Equal(1, await db.Accounts.CountAsync(a => a.Channel == ChannelKind.Sandbox && a.ExternalId == "sandbox", Token));
    }

    [Fact]
    public async Task A_new_state_is_told_once_and_the_same_again_is_not_told()
    {
        var id = await Arrange.AccountAsync(database);
        var told = 0;
        database.Feed.Published += changes => told += changes.Count(c => c == LiveChange.Account(id));

        await Store.SetStateAsync(id, AccountState.Paused, new string('x', 600), Token);
        await Store.SetStateAsync(id, AccountState.Paused, new string('x', 600), Token);

        Assert.Equal(1, told);
        var account = await Store.FindAsync(id, Token);
        Assert.Equal((AccountState.Paused, 500), (account!.State, account.StateReason!.Length));
    }

    [Fact]
    public async Task What_a_connection_reports_never_lifts_a_pause()
    {
        var id = await Arrange.AccountAsync(database);
        await Store.SetStateAsync(id, AccountState.Paused, "Too many people.", Token);

        Assert.False(await Store.ReportAsync(id, AccountState.Connected, null, Token));

        var account = await Store.FindAsync(id, Token);
        Assert.Equal((AccountState.Paused, "Too many people."), (account!.State, account.StateReason));
    }

    [Fact]
    public async Task A_session_is_not_saved_for_an_account_that_nobody_is_signed_in_to()
    {
        var id = await Arrange.AccountAsync(database);
        Assert.False(await Store.SaveSessionAsync(id, [1, 2, 3], Token));
        Assert.Null(await Store.LoadSessionAsync(id, Token));
    }

    [Fact]
    public async Task The_position_of_the_updates_is_kept()
    {
        var id = await Arrange.AccountAsync(database);
        Assert.Null(await Store.LoadUpdateStateAsync(id, Token));
        await Store.SaveUpdateStateAsync(id, """{"Pts": 12}""", Token);
        Assert.Equal("""{"Pts": 12}""", await Store.LoadUpdateStateAsync(id, Token));
    }
}
