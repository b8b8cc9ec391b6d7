using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Accounts;

public sealed class TelegramAccountsTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly byte[] Session = [1, 2, 3, 4];
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TelegramAccounts Telegram => database.Get<TelegramAccounts>();

    private AccountStore Store => database.Get<AccountStore>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres, null, ("Telegram:SessionKey", "of the tests"));

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_first_sign_in_takes_the_row_that_was_waiting_for_it()
    {
        var waiting = await Telegram.CurrentAsync(Token);

        var id = (await Telegram.SignedInAsync(new("111", "Shop"), Session, Actors.Admin, Token)).Value;

        Assert.Equal(waiting, id);
        var account = await Store.FindAsync(id, Token);
        Assert.Equal(("111", "Shop", AccountState.Connecting, true), (account!.ExternalId, account.Name, account.State, account.HasSession));
        Assert.Equal(Session, await Store.LoadSessionAsync(id, Token));
        await using var db = database.Open();
        Assert.NotEqual(Session, (await db.Accounts.SingleAsync(a => a.Id == id, Token)).Session);
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Action == "telegram.sign-in" && a.ActorId == Actors.Admin.Id, Token));
    }

    [Fact]
    public async Task Signing_in_again_continues_where_the_updates_were_left()
    {
        var id = await SignInAsync("111");
        await Store.SaveUpdateStateAsync(id, """{"Pts": 5}""", Token);
        await Telegram.SignOutAsync(id, Actors.Admin, Token);

        Assert.Equal(id, await SignInAsync("111"));
        Assert.Equal("""{"Pts": 5}""", await Store.LoadUpdateStateAsync(id, Token));
    }

    [Fact]
    public async Task Another_login_gets_its_own_row_and_closes_the_first()
    {
        var first = await SignInAsync("111");
        var second = await SignInAsync("222");

        Assert.NotEqual(first, second);
        Assert.Equal(second, await Telegram.CurrentAsync(Token));
        var closed = await Store.FindAsync(first, Token);
        Assert.Equal((AccountState.SignedOut, false), (closed!.State, closed.HasSession));
    }

    [Fact]
    public async Task Signing_out_hands_the_session_over_and_nothing_brings_it_back()
    {
        var id = await SignInAsync("111");

        var removed = await Telegram.SignOutAsync(id, Actors.Admin, Token);

        Assert.Equal(Session, removed.Value);
        Assert.False(await Store.SaveSessionAsync(id, [9, 9], Token));
        Assert.False((await Store.FindAsync(id, Token))!.HasSession);
        Assert.IsType<NotFound>((await Telegram.SignOutAsync(id, Actors.Admin, Token)).Refusal);
    }

    [Fact]
    public async Task A_reviewer_may_do_none_of_it_and_nothing_is_written()
    {
        var id = await SignInAsync("111");
        await Store.SetStateAsync(id, AccountState.Paused, "A ban.", Token);

        Assert.IsType<Forbidden>((await Telegram.SignedInAsync(new("222", "Other"), Session, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Telegram.SignOutAsync(id, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Telegram.ResumeAsync(id, Actors.Ana, Token)).Refusal);

        await using var db = database.Open();
        var account = await db.Accounts.SingleAsync(a => a.Channel == ChannelKind.Telegram, Token);
        Assert.Equal(("111", AccountState.Paused), (account.ExternalId, account.State));
        Assert.Equal(1, await db.Audit.CountAsync(Token));
    }

    [Fact]
    public async Task Only_a_paused_account_can_be_resumed()
    {
        var id = await SignInAsync("111");
        Assert.IsType<NotFound>((await Telegram.ResumeAsync(id, Actors.Admin, Token)).Refusal);
        await Store.SetStateAsync(id, AccountState.Paused, "A ban.", Token);
        Assert.True((await Telegram.ResumeAsync(id, Actors.Admin, Token)).Succeeded);
        Assert.Equal(AccountState.Connecting, (await Store.FindAsync(id, Token))!.State);
    }

    private async Task<int> SignInAsync(string userId) => (await Telegram.SignedInAsync(new(userId, "Shop"), Session, Actors.Admin, Token)).Value;
}
