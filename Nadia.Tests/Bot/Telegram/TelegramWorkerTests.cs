using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Telegram;

public sealed class TelegramWorkerTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly byte[] Session = [1, 2, 3];
    private string connectionString = "";
    private TelegramNode node = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        connectionString = await postgres.CreateDatabaseAsync(await MigratedTemplate.NameAsync(postgres));
        node = new(connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await postgres.DropDatabaseAsync(connectionString);
    }

    [Fact]
    public async Task Without_a_session_the_state_says_where_to_sign_in_and_a_login_connects()
    {
        await node.Get<TelegramAccounts>().CurrentAsync(Token);
        await node.StartAsync();
        await node.UntilAsync(async () => (await node.AccountAsync()).StateReason?.Contains("Settings > Telegram", StringComparison.Ordinal) == true);
        Assert.Empty(node.Connector.Connections);

        var id = await node.SignInAsync(Session);

        await node.UntilAsync(AccountState.Connected);
        await node.UntilAsync(() => Task.FromResult(node.Serves(id)));
        Assert.Equal(Session, node.Connector.Last.Session);
    }

    [Theory]
    [InlineData("Telegram:ApiHash", "short")]
    [InlineData("Telegram:ApiId", "seventeen")]
    [InlineData("Telegram:ServerPublicKeyFile", "no-such-file.pem")]
    public async Task Settings_that_cannot_work_are_said_in_the_state(string key, string value)
    {
        await using var wrong = new TelegramNode(connectionString, (key, value));
        await wrong.SignInAsync(Session);
        await wrong.StartAsync();
        await wrong.UntilAsync(async () =>
            (await wrong.AccountAsync()).StateReason?.Contains(key.Replace(":", "__", StringComparison.Ordinal), StringComparison.Ordinal) == true);
        Assert.Empty(wrong.Connector.Connections);
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_with_growing_waits_and_the_state_says_why()
    {
        node.Connector.OnConnect = _ => Task.FromException(new TimeoutException());
        await node.SignInAsync(Session);
        await node.StartAsync();

        await node.UntilAsync(() => Task.FromResult(node.Connector.Connections.Count >= 4));

        Assert.True(node.Clock.GetUtcNow() - node.Clock.Start >= TimeSpan.FromSeconds(1 + 2 + 4), "the waits did not grow");
        await node.UntilAsync(async () => await node.AccountAsync() is
        { State: AccountState.Connecting, StateReason: "Telegram's server did not answer in time. Trying again." });
        Assert.All(node.Connector.Connections.SkipLast(1), c => Assert.True(c.IsDisposed));
    }

    [Fact]
    public async Task While_disconnected_the_account_is_not_in_the_registry()
    {
        var id = await node.SignInAsync(Session);
        await node.StartAsync();
        await node.UntilAsync(() => Task.FromResult(node.Serves(id)));
        node.Connector.OnConnect = _ => Task.FromException(new IOException());

        node.Connector.Last.Break(new IOException());

        await node.UntilAsync(() => Task.FromResult(!node.Serves(id)));
        node.Connector.OnConnect = c => c.ConnectedAsync();
        await node.UntilAsync(() => Task.FromResult(node.Serves(id)));
    }

    [Fact]
    public async Task A_dead_session_pauses_the_account_and_is_not_tried_again_until_a_person_says_so()
    {
        node.Connector.OnConnect = _ => Task.FromException(new GatewayStoppedException("The session is no longer valid."));
        var id = await node.SignInAsync(Session);
        await node.StartAsync();
        await node.UntilAsync(AccountState.Paused);
        Assert.Equal("The session is no longer valid.", (await node.AccountAsync()).StateReason);

        for (var minute = 0; minute < 20; minute++) node.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.Delay(200, Token);
        Assert.Single(node.Connector.Connections);

        node.Connector.OnConnect = c => c.ConnectedAsync();
        await node.Get<TelegramAccounts>().ResumeAsync(id, Actors.Admin, Token);
        await node.UntilAsync(AccountState.Connected);
    }

    [Fact]
    public async Task A_pause_while_connected_keeps_receiving_but_hides_the_gateway_from_the_outbox()
    {
        var id = await node.SignInAsync(Session);
        await node.StartAsync();
        await node.UntilAsync(() => Task.FromResult(node.Serves(id)));

        await node.Get<AccountStore>().SetStateAsync(id, AccountState.Paused, "Too many people.", Token);
        await node.UntilAsync(() => Task.FromResult(!node.Serves(id)));
        Assert.False(node.Connector.Last.IsDisposed);

        await node.Get<TelegramAccounts>().ResumeAsync(id, Actors.Admin, Token);
        await node.UntilAsync(() => Task.FromResult(node.Serves(id)));
        await node.UntilAsync(AccountState.Connected);
        Assert.Single(node.Connector.Connections);
    }

    [Fact]
    public async Task A_reconnection_does_not_lift_a_pause()
    {
        var id = await node.SignInAsync(Session);
        await node.StartAsync();
        await node.UntilAsync(() => Task.FromResult(node.Serves(id)));
        await node.Get<AccountStore>().SetStateAsync(id, AccountState.Paused, "Too many people.", Token);

        node.Connector.Last.Break(new IOException());
        await node.UntilAsync(() => Task.FromResult(node.Connector.Connections.Count == 2));
        for (var i = 0; i < 20; i++) node.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Delay(100, Token);

        Assert.False(node.Serves(id));
        Assert.Equal((AccountState.Paused, "Too many people."), ((await node.AccountAsync()).State, (await node.AccountAsync()).StateReason));
    }

    [Fact]
    public async Task Signing_out_ends_the_connection()
    {
        var id = await node.SignInAsync(Session);
        await node.StartAsync();
        await node.UntilAsync(() => Task.FromResult(node.Serves(id)));

        await node.Get<TelegramAccounts>().SignOutAsync(id, Actors.Admin, Token);

        await node.UntilAsync(() => Task.FromResult(node.Connector.Last.IsDisposed && !node.Serves(id)));
        Assert.Single(node.Connector.Connections);
        await using var free = await node.Get<AccountLocks>().TryTakeAsync(id, Token);
        Assert.NotNull(free);
    }

    [Fact]
    public async Task Another_session_key_pauses_with_the_reason()
    {
        await node.SignInAsync(Session);
        await using var other = new TelegramNode(connectionString, ("Telegram:SessionKey", "another"));
        await other.StartAsync();
        await other.UntilAsync(AccountState.Paused);
        Assert.Contains("SessionKey", (await other.AccountAsync()).StateReason, StringComparison.Ordinal);
        Assert.Empty(other.Connector.Connections);
    }

    [Fact]
    public async Task A_login_that_a_build_without_the_library_left_connects_by_itself()
    {
        var id = await node.SignInAsync(Session);
        await node.Get<AccountStore>().SetStateAsync(id, AccountState.SignedOut, WithoutTelegram.Reason, Token);
        node.Connector.OnConnect = async c =>
        {
            Assert.Equal((AccountState.Connecting, null), await StateAsync());
            await c.ConnectedAsync();
        };

        await node.StartAsync();

        await node.UntilAsync(AccountState.Connected);
        Assert.Equal(Session, node.Connector.Last.Session);
    }

    [Fact]
    public async Task Keys_entered_in_Settings_are_taken_up_without_a_restart_by_every_node()
    {
        await using var one = new TelegramNode(connectionString, ("Telegram:ApiId", ""), ("Telegram:ApiHash", ""));
        await using var other = new TelegramNode(connectionString, ("Telegram:ApiId", ""), ("Telegram:ApiHash", ""));
        await other.StartAsync();
        Assert.True((await one.Get<TelegramApplication>().ChangeAsync("17", "0123456789abcdef0123456789abcdef", Actors.Admin, Token)).Succeeded);

        await one.SignInAsync(Session);

        await other.UntilAsync(AccountState.Connected);
        Assert.Equal(Session, other.Connector.Last.Session);
    }

    [Fact]
    public async Task A_worker_that_is_not_configured_touches_nothing()
    {
        await using var plain = new TelegramNode(connectionString, ("Telegram:ApiId", ""), ("Telegram:ApiHash", ""));
        await plain.StartAsync();
        Assert.Equal(0L, await Sql.ScalarAsync(connectionString, "SELECT count(*) FROM accounts"));
    }

    private async Task<(AccountState State, string? Reason)> StateAsync() => await node.AccountAsync() is var account ? (account.State, account.StateReason) : default;
}
