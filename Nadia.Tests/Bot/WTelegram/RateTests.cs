using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>Our own limits, with the real library against the loopback server: the governor and the rate.</summary>
public sealed class RateTests(TestPostgres postgres) : LiveTest(postgres)
{
    [Fact]
    public async Task Flood_waits_make_the_account_amber_then_red_and_after_a_resume_the_same_bubble_arrives_once()
    {
        await using var node = NewNode(("Delivery:Governor", "true"));
        var ana = await CustomerAsync(node, 500_501);
        var id = (await node.AccountAsync()).Id;
        Server.Faults.FloodWait(seconds: 30, times: RiskRule.RedFloodsHour);
        await ApproveAsync(ana, "One");

        await UntilCallsAsync(node, 1);
        await Eventually.TrueAsync(async () => (await node.Get<Governor>().WatchAsync(id, Token)).Level == RiskLevel.Amber);
        Assert.Equal(AccountState.Connected, (await node.AccountAsync()).State);

        await UntilCallsAsync(node, RiskRule.RedFloodsHour);
        await node.UntilAsync(AccountState.Paused);
        Assert.StartsWith("Paused before Telegram does it: Telegram asked to wait 3 times", (await node.AccountAsync()).StateReason, StringComparison.Ordinal);
        for (var i = 0; i < 60; i++)
        {
            node.Skip(TimeSpan.FromSeconds(5));
            await Task.Delay(10, Token);
        }

        Assert.Equal(RiskRule.RedFloodsHour, Server.Calls<Messages_SendMessage>().Count);
        Assert.Empty(Server.PhoneOf(ana.Id).Texts);
        Assert.True((await node.Get<TelegramAccounts>().ResumeAsync(id, Actors.Admin, Token)).Succeeded);

        await UntilArrivedAsync(ana, "One");
        Assert.Equal(RiskRule.RedFloodsHour + 1, Server.Calls<Messages_SendMessage>().Count);
        Assert.Single(Server.Calls<Messages_SendMessage>().Select(c => c.Method.random_id).Distinct());
        await node.UntilAsync(AccountState.Connected);
    }

    [Fact]
    public async Task Bubbles_of_all_customers_arrive_no_nearer_than_the_rate_allows()
    {
        await using var node = NewNode(("Delivery:PerMinute", "2"));
        var (ana, ben) = (await CustomerAsync(node, 500_502), await CustomerAsync(node, 500_503));
        await ApproveAsync(ana, "One", "Two");
        await ApproveAsync(ben, "Three");
        await Eventually.TrueAsync(async () => (await SentAtAsync()).Count == 1);

        await Eventually.TrueAsync(async () =>
        {
            node.Skip(TimeSpan.FromSeconds(1));
            return (await SentAtAsync()).Count == 3;
        });

        // By the node's clock. The first was recorded a little after its turn, the others are never before theirs.
        var sent = await SentAtAsync();
        Assert.True(sent[1] - sent[0] >= TimeSpan.FromSeconds(20), $"{sent[0]:O} {sent[1]:O}");
        Assert.True(sent[2] - sent[0] >= TimeSpan.FromSeconds(50), $"{sent[0]:O} {sent[2]:O}");
        await UntilArrivedAsync(ana, "One", "Two");
        await UntilArrivedAsync(ben, "Three");
    }

    private async Task<Customer> CustomerAsync(LiveNode node, long id)
    {
        if (!node.IsConnected) await node.ConnectAsync(Server);
        var customer = Server.Customer(id);
        customer.Write("Hello?");
        await node.UntilTextsAsync(customer.Id, "Hello?");
        return customer;
    }

    /// <summary>Lets flood waits go by until the server has been asked so often.</summary>
    private Task UntilCallsAsync(LiveNode node, int count) => Eventually.TrueAsync(() =>
    {
        if (Server.Calls<Messages_SendMessage>().Count >= count) return Task.FromResult(true);
        node.Skip(TimeSpan.FromSeconds(1));
        return Task.FromResult(false);
    });

    private async Task<List<DateTimeOffset>> SentAtAsync()
    {
        await using var db = Database.Open();
        return await db.Outbox.Where(o => o.SentAt != null).OrderBy(o => o.SentAt).Select(o => o.SentAt!.Value).ToListAsync(Token);
    }
}
