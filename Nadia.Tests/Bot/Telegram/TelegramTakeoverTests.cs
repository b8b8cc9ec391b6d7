using Nadia.Core.Accounts;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Telegram;

/// <summary>Two nodes on one database: one owner at a time.</summary>
public sealed class TelegramTakeoverTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string TakingOver = "Taking the account over from another run.";

    private string connectionString = "";
    private TelegramNode one = null!;
    private TelegramNode two = null!;
    private int id;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        connectionString = await postgres.CreateDatabaseAsync(await MigratedTemplate.NameAsync(postgres));
        (one, two) = (new(connectionString), new(connectionString));
        id = await one.SignInAsync([1, 2, 3]);
        await one.StartAsync();
        await one.UntilAsync(() => Task.FromResult(one.Serves(id)));
        await two.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
        await postgres.DropDatabaseAsync(connectionString);
    }

    [Fact]
    public async Task The_second_node_waits_while_the_first_is_well()
    {
        for (var second = 0; second < 60; second++)
        {
            two.Clock.Advance(TimeSpan.FromSeconds(1));
            one.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }

        Assert.Empty(two.Connector.Connections);
        Assert.True(one.Serves(id));
    }

    [Fact]
    public async Task A_node_that_cannot_run_the_account_leaves_the_other_at_work()
    {
        await using var wrong = new TelegramNode(connectionString, ("Telegram:ApiHash", "short"));
        await wrong.StartAsync();
        for (var second = 0; second < 20; second++)
        {
            one.Clock.Advance(TimeSpan.FromSeconds(1));
            wrong.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }

        Assert.Equal(AccountState.Connected, (await one.AccountAsync()).State);
        Assert.True(one.Serves(id));
    }

    [Fact]
    public async Task A_row_that_calls_a_working_account_signed_out_is_put_right()
    {
        await one.Get<AccountStore>().SetStateAsync(id, AccountState.SignedOut, "Telegram__ApiHash is too short.", Token);

        await one.UntilAsync(AccountState.Connected);
        Assert.True(one.Serves(id));
    }

    [Fact]
    public async Task A_node_that_stops_in_good_order_says_that_the_account_is_free_and_is_followed()
    {
        var holder = await HolderAsync();
        await one.StopAsync();
        // The second may have it by now.
        Assert.NotNull(holder);
        Assert.NotEqual(holder, await HolderAsync());
        await two.UntilAsync(() => Task.FromResult(two.Serves(id)));
        Assert.Equal([1, 2, 3], two.Connector.Last.Session);
    }

    [Fact]
    public async Task A_node_that_loses_the_lock_lets_go_before_the_other_takes_over()
    {
        await TakeLocksAwayAsync();

        await two.UntilAsync(() =>
        {
            // Once it has let go its time stands still: else it might be the one that takes the free lock.
            if (one.Serves(id)) one.Clock.Advance(TimeSpan.FromMilliseconds(500));
            Assert.False(one.Serves(id) && two.Serves(id), "two nodes serve the account");
            return Task.FromResult(two.Serves(id));
        });

        Assert.True(one.Connector.Connections.First().IsDisposed);
        await two.UntilAsync(AccountState.Connected);
        var holder = await HolderAsync();
        await one.StopAsync();
        Assert.NotNull(holder);
        Assert.Equal(holder, await HolderAsync());
    }

    [Fact]
    public async Task A_node_that_loses_the_lock_while_it_connects_is_waited_for_as_well()
    {
        await using var hanging = await HangingNodeAsync();
        await TakeLocksAwayAsync();

        await two.UntilAsync(async () => (await two.AccountAsync()).StateReason == TakingOver);
        // Half a second may have passed since the wait began.
        two.Clock.Advance(AccountLock.Grace - TimeSpan.FromSeconds(1));
        await Task.Delay(100, Token);
        Assert.Empty(two.Connector.Connections);

        await hanging.UntilAsync(() => Task.FromResult(hanging.Connector.Last.IsDisposed));
        await two.UntilAsync(() => Task.FromResult(two.Serves(id)));
    }

    [Fact]
    public async Task Whoever_stops_while_it_waits_for_the_former_owner_leaves_the_wait_to_the_next()
    {
        await using var hanging = await HangingNodeAsync();
        var holder = await HolderAsync();
        await TakeLocksAwayAsync();
        await two.UntilAsync(async () => (await two.AccountAsync()).StateReason == TakingOver);

        await two.StopAsync();

        Assert.Empty(two.Connector.Connections);
        Assert.NotNull(holder);
        Assert.Equal(holder, await HolderAsync());
    }

    [Fact]
    public async Task A_node_that_lost_its_own_lock_connects_again_without_waiting_for_itself()
    {
        await two.StopAsync();
        await TakeLocksAwayAsync();

        await one.UntilAsync(async () =>
        {
            Assert.NotEqual(TakingOver, (await one.AccountAsync()).StateReason);
            return one.Connector.Connections.Count == 2 && one.Serves(id);
        });
    }

    [Fact]
    public async Task Nobody_connects_who_cannot_say_so()
    {
        await Sql.ExecuteAsync(
            connectionString,
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON accounts FOR EACH ROW WHEN (NEW.held_by IS NOT NULL AND NEW.held_by IS DISTINCT FROM OLD.held_by) EXECUTE FUNCTION refuse();
            """);
        await one.StopAsync();
        for (var second = 0; second < 20; second++)
        {
            two.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, Token);
        }

        Assert.Empty(two.Connector.Connections);
        await Sql.ExecuteAsync(connectionString, "DROP TRIGGER refuse ON accounts");
        await two.UntilAsync(() => Task.FromResult(two.Serves(id)));
    }

    /// <summary>In place of the first node: one that holds a connection and never comes to say "connected".</summary>
    private async Task<TelegramNode> HangingNodeAsync()
    {
        await one.StopAsync();
        await two.StopAsync();
        var hanging = new TelegramNode(connectionString);
        hanging.Connector.OnConnect = _ => Task.Delay(Timeout.Infinite, Token);
        await hanging.StartAsync();
        await hanging.UntilAsync(() => Task.FromResult(!hanging.Connector.Connections.IsEmpty));
        await two.DisposeAsync();
        two = new(connectionString);
        await two.StartAsync();
        return hanging;
    }

    private Task TakeLocksAwayAsync() => Sql.ExecuteAsync(
        connectionString,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nadia account lock' AND datname = current_database()");

    private async Task<Guid?> HolderAsync() => await Sql.ScalarAsync(connectionString, "SELECT held_by FROM accounts") as Guid?;
}
