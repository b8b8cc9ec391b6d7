using Nadia.Core.Accounts;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>Networks that break, servers that are away, sessions that end.</summary>
public sealed class ConnectionTests(TestPostgres postgres) : LiveTest(postgres)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task What_was_written_while_nadia_was_off_is_recorded_once_after_a_restart()
    {
        var ana = Server.Customer(500_301);
        ana.Write("Before");
        await Node.UntilTextsAsync(ana.Id, "Before");
        await Node.StopAsync();
        ana.Write("Meanwhile");
        Server.Owner.WriteTo(ana, "From my phone");

        await RestartAsync();
        await Node.ConnectAsync(Server);

        await Node.UntilTextsAsync(ana.Id, "Before", "Meanwhile", "From my phone");
    }

    [Fact]
    public async Task A_customer_can_be_answered_after_a_restart()
    {
        var ana = Server.Customer(500_302);
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");

        await RestartAsync();
        await Node.ConnectAsync(Server);
        await ApproveAsync(ana, "Hello Ana!");

        await UntilArrivedAsync(ana, "Hello Ana!");
    }

    [Fact]
    public async Task A_cut_connection_comes_back_and_nothing_is_missed()
    {
        var ana = Server.Customer(500_303);
        ana.Write("Before");
        await Node.UntilTextsAsync(ana.Id, "Before");
        Server.CutConnections();
        ana.Write("During");

        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(ana.Id)).Count == 2, Long);
        ana.Write("After");

        await Node.UntilTextsAsync(ana.Id, "Before", "During", "After");
        Assert.Equal((1, 0), (Server.Login.CodesSent, Server.DuplicateSessions));
    }

    [Fact]
    public async Task A_server_that_refuses_for_a_while_is_asked_until_it_is_back()
    {
        var ana = Server.Customer(500_304);
        Server.StopListening();
        Server.CutConnections();
        ana.Write("During");
        await Eventually.TrueAsync(async () => (await Node.AccountAsync()).State == AccountState.Connecting, Long);

        Server.Listen();

        await Eventually.TrueAsync(
            async () =>
            {
                Node.Skip(TimeSpan.FromMilliseconds(100));
                return (await Node.MessagesAsync(ana.Id)).Count == 1;
            },
            Long);
        await Node.UntilAsync(AccountState.Connected);
        Assert.Equal((1, 0), (Server.Login.CodesSent, Server.DuplicateSessions));
    }

    [Fact]
    public async Task What_telegram_never_pushes_is_fetched_all_the_same()
    {
        var ana = Server.Customer(500_312);
        ana.Write("Pushed");
        await Node.UntilTextsAsync(ana.Id, "Pushed");
        Server.Pushes.Muted = true;
        ana.Write("Not pushed");
        Server.Pushes.Muted = false;

        await Eventually.TrueAsync(
            async () =>
            {
                Node.Skip(TimeSpan.FromMilliseconds(500));
                return (await Node.MessagesAsync(ana.Id)).Count == 2;
            },
            Long);
    }

    [Fact]
    public async Task A_flood_wait_while_connecting_is_waited_out()
    {
        await RestartAsync();
        Server.Faults.Refuse<Users_GetUsers>(420, "FLOOD_WAIT_600", times: 1);
        await Node.StartAsync();
        await Eventually.TrueAsync(async () =>
            await Node.AccountAsync() is { State: AccountState.Connecting, StateReason: "Telegram asks to wait 10 minutes before the next try." });
        var asked = Server.Calls<Users_GetUsers>().Count;
        Node.Skip(TimeSpan.FromSeconds(590));
        await Task.Delay(TimeSpan.FromSeconds(1), Token);
        Assert.Equal(asked, Server.Calls<Users_GetUsers>().Count);

        await Eventually.TrueAsync(
            () =>
            {
                Node.Skip(TimeSpan.FromSeconds(5));
                return Task.FromResult(Node.IsConnected);
            },
            Long);
    }

    [Fact]
    public async Task A_network_that_falls_silent_is_noticed_and_left()
    {
        var ana = Server.Customer(500_305);
        Server.Faults.Silent = true;
        ana.Write("In silence");
        await Eventually.TrueAsync(
            async () =>
            {
                Node.Skip(TimeSpan.FromSeconds(1));
                return (await Node.AccountAsync()).State == AccountState.Connecting;
            },
            Long);

        Server.Faults.Silent = false;
        Server.CutConnections();

        await Eventually.TrueAsync(
            async () =>
            {
                Node.Skip(TimeSpan.FromMilliseconds(200));
                return (await Node.MessagesAsync(ana.Id)).Count == 1;
            },
            Long);
    }

    [Fact]
    public async Task A_session_ended_from_another_device_stops_the_account_and_asks_for_no_code()
    {
        Server.RevokeSessions();
        Node.Skip(TimeSpan.FromSeconds(31));

        await Node.UntilAsync(AccountState.Paused);

        Assert.Contains("Sign in again", (await Node.AccountAsync()).StateReason, StringComparison.Ordinal);
        Assert.False(Node.IsConnected);
        Assert.Equal(1, Server.Login.CodesSent);
    }

    [Fact]
    public async Task A_key_that_telegram_has_forgotten_stops_the_account()
    {
        Server.ForgetKeys();
        Server.CutConnections();

        await Eventually.TrueAsync(async () => (await Node.AccountAsync()).State == AccountState.Paused, TimeSpan.FromSeconds(90));

        Assert.Equal(1, Server.Login.CodesSent);
    }

    [Fact]
    public async Task A_new_salt_is_taken_and_everything_goes_on()
    {
        var ana = Server.Customer(500_306);
        Server.ChangeSalts();
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");

        await ApproveAsync(ana, "Hello Ana!");

        await UntilArrivedAsync(ana, "Hello Ana!");
    }
}
