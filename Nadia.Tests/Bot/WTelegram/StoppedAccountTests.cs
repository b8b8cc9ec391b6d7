using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>What Telegram ends for good: the account is paused with the reason, the outbox waits, and nobody is asked for a code.</summary>
public sealed class StoppedAccountTests(TestPostgres postgres) : LiveTest(postgres)
{
    private const string Banned = "Telegram has banned this account.";

    private Customer ana = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
        ana = Server.Customer(500_501, "Ana");
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");
    }

    [Fact]
    public async Task A_session_that_runs_in_two_places_stops_the_account()
    {
        _ = await Record.ExceptionAsync(async () =>
        {
            await using var elsewhere = await RawClient.OpenAsync(Node);
            await elsewhere.Updates_GetState();
        });
        Assert.Equal(1, Server.DuplicateSessions);
        Node.Skip(TimeSpan.FromSeconds(31));
        await Node.UntilAsync(AccountState.Paused);

        await ApproveAsync(ana, "Later");

        await WaitsAsync(1, "two places at once");
        Assert.Empty(Server.Calls<Messages_SendMessage>());
    }

    [Fact]
    public async Task A_ban_that_shows_at_a_bubble_stops_the_account_until_an_admin_resumes_it()
    {
        Server.Faults.Refuse<Messages_SendMessage>(401, "USER_DEACTIVATED_BAN");
        await ApproveAsync(ana, "One", "Two");
        await Node.UntilAsync(AccountState.Paused);
        await WaitsAsync(2, Banned);
        Assert.Single(Server.Calls<Messages_SendMessage>());

        Server.Faults.Allow<Messages_SendMessage>();
        var id = (await Node.AccountAsync()).Id;
        Assert.True((await Node.Get<TelegramAccounts>().ResumeAsync(id, Actors.Admin, Token)).Succeeded);

        await UntilArrivedAsync(ana, "One", "Two");
    }

    [Fact]
    public Task A_ban_that_shows_at_connecting_stops_the_account() => BannedAtConnectingAsync<Help_GetConfig>();

    [Fact]
    public Task A_ban_that_shows_at_catching_up_stops_the_account() => BannedAtConnectingAsync<Updates_GetDifference>();

    private async Task BannedAtConnectingAsync<T>()
        where T : IObject
    {
        await RestartAsync();
        Server.Faults.Refuse<T>(401, "USER_DEACTIVATED_BAN");
        await ApproveAsync(ana, "Later");
        await Node.StartAsync();
        await Node.UntilAsync(AccountState.Paused);
        await WaitsAsync(1, Banned);
        var calls = Server.Calls<T>().Count;

        for (var minute = 0; minute < 10; minute++) Node.Skip(TimeSpan.FromMinutes(1));
        await Task.Delay(200, Token);

        await WaitsAsync(1, Banned);
        Assert.Equal(calls, Server.Calls<T>().Count);
    }

    /// <summary>As the banner shows it, which reads the same.</summary>
    private async Task WaitsAsync(int bubbles, string reason)
    {
        var account = (await Node.Get<SendingReads>().ReadAsync(Actors.Ana, Token)).Value.Accounts.Single();
        Assert.Equal((AccountState.Paused, bubbles), (account.State, account.Queued));
        Assert.Contains(reason, account.StateReason, StringComparison.Ordinal);
        Assert.Empty(Server.PhoneOf(ana.Id).Texts);
        await Eventually.TrueAsync(() => Task.FromResult(!Node.IsConnected));
        Assert.Equal(1, Server.Login.CodesSent);
    }
}
