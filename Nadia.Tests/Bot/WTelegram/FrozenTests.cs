using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>An account that Telegram has frozen answers every forbidden call with the same error, by code 420 like a flood wait, but without a time.</summary>
public sealed class FrozenTests(TestPostgres postgres) : LiveTest(postgres)
{
    private const string Frozen = "FROZEN_METHOD_INVALID";

    [Theory]
    [InlineData(420)]
    [InlineData(406)]
    public async Task A_send_that_a_frozen_account_may_not_make_pauses_it_and_goes_once_after_a_resume(int code)
    {
        await Node.ConnectAsync(Server);
        var ana = Server.Customer(500_401, "Ana");
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");
        Server.Faults.Refuse<Messages_SendMessage>(code, Frozen);
        await ApproveAsync(ana, "One");

        await UntilFrozenAsync();
        await QuietAsync();
        Assert.Single(Server.Calls<Messages_SendMessage>());
        await using (var db = Database.Open()) Assert.Equal(DeliveryState.Queued, (await db.Outbox.SingleAsync(Token)).State);

        Server.Faults.Allow<Messages_SendMessage>();
        await ResumeAsync();
        await UntilArrivedAsync(ana, "One");
        Assert.Single(Server.Calls<Messages_SendMessage>().Select(c => c.Method.random_id).Distinct());
    }

    [Fact]
    public async Task Chats_that_may_not_be_read_end_the_connection_with_the_pause()
    {
        Server.Faults.Refuse<Messages_GetDialogs>(420, Frozen);
        await Node.SignInAsync(Server.Login);
        await Node.StartAsync();

        await UntilFrozenAsync();
        await QuietAsync();
        Assert.Single(Server.Calls<Messages_GetDialogs>());

        Server.Faults.Allow<Messages_GetDialogs>();
        await ResumeAsync();
        await Node.UntilAsync(AccountState.Connected);
    }

    [Fact]
    public async Task Messages_that_may_not_be_compared_end_the_connection_with_the_pause()
    {
        await Node.ConnectAsync(Server);
        var ana = Server.Customer(500_402, "Ana");
        ana.Write("Hello?");
        await Node.UntilTextsAsync(ana.Id, "Hello?");
        await RestartAsync();
        Server.Faults.Refuse<Messages_GetMessages>(420, Frozen);
        await Node.StartAsync();

        await UntilFrozenAsync();
    }

    [Fact]
    public async Task A_refusal_of_a_new_kind_without_a_time_is_tried_again_by_a_new_connection()
    {
        Server.Faults.Refuse<Messages_GetDialogs>(420, "FLOOD_OF_A_NEW_KIND");
        await Node.SignInAsync(Server.Login);
        await Node.StartAsync();

        await Eventually.TrueAsync(async () => (await Node.AccountAsync()).StateReason?.EndsWith("Trying again.", StringComparison.Ordinal) == true);
        Server.Faults.Allow<Messages_GetDialogs>();
        await Node.UntilConnectedAsync();
    }

    private async Task UntilFrozenAsync()
    {
        await Node.UntilAsync(AccountState.Paused);
        Assert.Contains("has frozen this account", (await Node.AccountAsync()).StateReason, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => Task.FromResult(!Node.IsConnected));
    }

    /// <summary>Ten minutes of the node's clock go by.</summary>
    private async Task QuietAsync()
    {
        for (var i = 0; i < 60; i++)
        {
            Node.Skip(TimeSpan.FromSeconds(10));
            await Task.Delay(10, Token);
        }
    }

    private async Task ResumeAsync() =>
        Assert.True((await Node.Get<TelegramAccounts>().ResumeAsync((await Node.AccountAsync()).Id, Actors.Admin, Token)).Succeeded);
}
