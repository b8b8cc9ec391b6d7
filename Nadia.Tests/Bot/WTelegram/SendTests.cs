using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

public sealed class SendTests(TestPostgres postgres) : LiveTest(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.ConnectAsync(Server);
    }

    [Fact]
    public async Task Approved_bubbles_arrive_once_and_in_order()
    {
        var ana = await CustomerAsync();

        await ApproveAsync(ana, "Hello Ana!", "How can I help?", "We are open.");

        await Node.UntilTextsAsync(ana.Id, "Hello?", "Hello Ana!", "How can I help?", "We are open.");
        Assert.Equal(["Hello Ana!", "How can I help?", "We are open."], Server.PhoneOf(ana.Id).Texts);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_and_the_bubble_arrives_once()
    {
        var ana = await CustomerAsync();
        Server.Faults.LoseAnswers();

        await ApproveAsync(ana, "One", "Two");

        await Node.UntilTextsAsync(ana.Id, "Hello?", "One", "Two");
        await AssertSentAsync(ana, "One", "Two");
        Assert.Equal(2, Server.Calls<Messages_SendMessage>().Select(c => c.Method.random_id).Distinct().Count());
    }

    [Fact]
    public async Task A_call_that_is_never_answered_is_repeated_with_the_same_random_id()
    {
        var ana = await CustomerAsync();
        Server.Faults.LoseAnswers(cut: false);

        await ApproveAsync(ana, "One");

        await Eventually.TrueAsync(async () =>
        {
            Node.Skip(TimeSpan.FromMilliseconds(500));
            return (await Node.MessagesAsync(ana.Id)).Count == 2;
        });
        await AssertSentAsync(ana, "One");
        Assert.True(Server.Calls<Messages_SendMessage>().Count >= 2);
    }

    [Fact]
    public async Task A_server_that_insists_on_a_duplicate_means_sent()
    {
        var ana = await CustomerAsync();
        Server.Faults.LoseAnswers();
        Server.Faults.InsistsOnDuplicates = true;

        await ApproveAsync(ana, "One");

        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(ana.Id)).Count == 2, TimeSpan.FromSeconds(60));
        await AssertSentAsync(ana, "One");
    }

    [Fact]
    public async Task An_error_of_the_server_is_no_answer_and_the_bubble_is_tried_again()
    {
        var ana = await CustomerAsync();
        Server.Faults.Refuse<Messages_SendMessage>(500, "RPC_CALL_FAIL", times: 2);

        await ApproveAsync(ana, "One");

        await Node.UntilTextsAsync(ana.Id, "Hello?", "One");
        await AssertSentAsync(ana, "One");
    }

    [Fact]
    public async Task A_flood_wait_is_waited_for_and_the_order_stays()
    {
        var ana = await CustomerAsync();
        Server.Faults.FloodWait(seconds: 30);

        await ApproveAsync(ana, "One", "Two");
        await Eventually.TrueAsync(() => Task.FromResult(Server.Calls<Messages_SendMessage>().Count == 1));
        await Eventually.TrueAsync(async () => (await StatesAsync())[0] == DeliveryState.Queued);
        Assert.Empty(Server.PhoneOf(ana.Id).Texts);
        Node.Skip(TimeSpan.FromSeconds(31));

        await UntilArrivedAsync(ana, "One", "Two");
    }

    [Fact]
    public async Task A_peer_flood_pauses_the_account_and_the_outbox_waits()
    {
        var ana = await CustomerAsync();
        Server.Faults.PeerFlood();

        await ApproveAsync(ana, "One");

        await Node.UntilAsync(AccountState.Paused);
        await Eventually.TrueAsync(async () => await StatesAsync() is [DeliveryState.Queued]);
        Assert.Empty(Server.PhoneOf(ana.Id).Texts);
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("gone")]
    public async Task A_customer_who_cannot_be_reached_fails_their_own_reply_only(string why)
    {
        var (ana, ben) = (await CustomerAsync(), await CustomerAsync());
        if (why == "blocked") ana.Block();
        else ana.Leave();

        await ApproveAsync(ana, "To nobody");
        await ApproveAsync(ben, "Hello Ben!");

        await UntilArrivedAsync(ben, "Hello Ben!");
        await Eventually.TrueAsync(async () => (await StatesAsync()).Contains(DeliveryState.Failed));
        Assert.Equal(AccountState.Connected, (await Node.AccountAsync()).State);
    }

    [Fact]
    public async Task What_is_answered_is_read_at_telegram_and_what_was_written_since_is_not()
    {
        var ana = await CustomerAsync();
        var question = long.Parse((await Node.MessagesAsync(ana.Id)).Single().ExternalId, System.Globalization.CultureInfo.InvariantCulture);

        await ApproveAsync(ana, "Hello Ana!");
        ana.Write("And another thing");

        await UntilArrivedAsync(ana, "Hello Ana!");
        Assert.Equal([question], Server.Calls<Messages_ReadHistory>().Select(c => (long)c.Method.max_id));
        await Eventually.TrueAsync(async () => (await Node.MessagesAsync(ana.Id)).Count == 3);
        Assert.Empty(Server.Troubles);
    }

    [Fact]
    public async Task A_read_mark_that_is_refused_holds_no_bubble_back()
    {
        var ana = await CustomerAsync();
        Server.Faults.Refuse<Messages_ReadHistory>(420, "FLOOD_WAIT_300");

        await ApproveAsync(ana, "Hello Ana!");

        await UntilArrivedAsync(ana, "Hello Ana!");
    }

    [Fact]
    public async Task Typing_is_shown_at_the_customers_phone()
    {
        var ana = await CustomerAsync();
        await Node.Gateway.ShowTypingAsync(new(ana.UserId, ana.AccessHash), Token);
        await Eventually.TrueAsync(() => Task.FromResult(Server.PhoneOf(ana.Id).Typing.Count == 1));
    }

    [Fact]
    public async Task A_wrong_address_is_refused()
    {
        var stranger = Server.Customer(500_199);
        var answer = await Node.Gateway.SendAsync(new(stranger.UserId, stranger.AccessHash + 1), "Hello", 1, Token);
        Assert.IsType<SendResult.Refused>(answer);
        Assert.Empty(Server.PhoneOf(stranger.Id).Texts);
    }

    private static long lastCustomer = 500_100;

    /// <summary>Somebody who has just written.</summary>
    private async Task<Customer> CustomerAsync()
    {
        var customer = Server.Customer(Interlocked.Increment(ref lastCustomer));
        customer.Write("Hello?");
        await Node.UntilTextsAsync(customer.Id, "Hello?");
        return customer;
    }

    private async Task AssertSentAsync(Customer customer, params string[] texts)
    {
        Assert.Equal(texts, Server.PhoneOf(customer.Id).Texts);
        await Eventually.TrueAsync(async () => (await StatesAsync()).All(s => s == DeliveryState.Sent));
    }

    private async Task<List<DeliveryState>> StatesAsync()
    {
        await using var db = Database.Open();
        return [.. db.Outbox.OrderBy(o => o.Id).Select(o => o.State)];
    }
}
