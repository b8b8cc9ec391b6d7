using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Tests.Crash;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>The whole app in processes of its own, signed in at the loopback server. Figures are printed.</summary>
[Collection(OneAfterTheOther.Name)]
public abstract class JourneyTest(TestPostgres postgres) : LiveTest(postgres)
{
    /// <summary>The business is signed in; no worker of the test's own runs.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.SignInAsync(Server.Login);
    }

    /// <summary>An app over the test's database, or over what leads to it, and server; it sends as fast as the server lets it. Dispose it.</summary>
    internal AppProcess NewApp(string? database = null) => new(
        database ?? Database.ConnectionString,
        ("Sandbox__Enabled", "false"),
        ("Delivery__PerMinute", "0"),
        ("Delivery__PerHour", "0"),
        ("Delivery__Governor", "false"),
        ("Telegram__ApiId", "17"),
        ("Telegram__ApiHash", "0123456789abcdef0123456789abcdef"),
        ("Telegram__SessionKey", "of the tests"),
        ("Telegram__ServerAddress", Server.Address),
        ("Telegram__ServerPublicKeyFile", Server.PublicKeyFile));

    /// <summary>Waits until an app is connected to the server.</summary>
    internal Task UntilListeningAsync() => Eventually.TrueAsync(() => Task.FromResult(Server.Listeners > 0), TimeSpan.FromSeconds(60));

    /// <summary>Waits until an app has caught up as well, and sends. A killed one leaves its row behind, but not its connection.</summary>
    internal Task UntilAtWorkAsync() => Eventually.TrueAsync(
        async () => Server.Listeners > 0 && await CountAsync("accounts WHERE state = 'connected'") > 0, TimeSpan.FromSeconds(120));

    /// <summary>Waits until everything written is recorded and answered, and everything approved has gone or was called back.</summary>
    internal Task UntilSettledAsync(BusyCustomers customers) => Eventually.TrueAsync(() => IsSettledAsync(customers.Written), TimeSpan.FromSeconds(120));

    /// <summary>Of a settled desk: every message has one row, every approved bubble arrived once, both in order; one login, never two owners.</summary>
    internal async Task AssertNothingIsLostOrDoubledAsync(BusyCustomers customers)
    {
        foreach (var (customer, texts) in customers.Told)
        {
            Assert.Equal(texts, (await Node.MessagesAsync(customer.Id)).Where(m => m.Direction == MessageDirection.In).Select(m => m.Text));
            Assert.Equal(await SentAsync(customer.UserId), Server.PhoneOf(customer.Id).Texts);
        }

        Assert.Equal((1, 0), (Server.Login.CodesSent, Server.DuplicateSessions));
    }

    internal async Task<string> FiguresAsync(BusyCustomers customers)
    {
        var (arrived, held) = (customers.All.Sum(c => Server.PhoneOf(c.Id).Messages.Count), await CountAsync("outbox WHERE state = 'held'"));
        return string.Create(CultureInfo.InvariantCulture, $"{customers.Written} messages, {arrived} bubbles, {held} held because the customer wrote again");
    }

    internal Task<long> CountAsync(string what) => ScalarAsync($"SELECT count(*) FROM {what}");

    protected static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    protected static void Print(FormattableString figures) =>
        TestContext.Current.TestOutputHelper?.WriteLine(figures.ToString(CultureInfo.InvariantCulture));

    private async Task<bool> IsSettledAsync(int written)
    {
        var received = await CountAsync("messages WHERE direction = 'in'");
        var unanswered = await CountAsync("messages WHERE direction = 'in' AND answered_at IS NULL");
        var unsent = await CountAsync("outbox WHERE state NOT IN ('sent', 'read') AND error IS DISTINCT FROM 'The customer wrote again.'");
        return (received, unanswered, unsent) == (written, 0, 0) ? true : throw new InvalidOperationException(
            $"{received} of {written} messages received, {unanswered} unanswered, {unsent} bubbles not sent, {Server.Listeners} connected. {await StandingAsync()}");
    }

    private async Task<string> StandingAsync() => (string)(await Sql.ScalarAsync(Database.ConnectionString, """
        SELECT concat((SELECT string_agg(concat(state, ': ', state_reason), '; ') FROM accounts), ' ',
            (SELECT string_agg(DISTINCT concat(state, ': ', error), '; ') FROM outbox WHERE state NOT IN ('sent', 'read')))
        """))!;

    /// <summary>What was approved for a customer and not called back, in the order of the approvals.</summary>
    private async Task<List<string>> SentAsync(string user)
    {
        await using var db = Database.Open();
        return await db.Outbox
            .Where(o => o.State != DeliveryState.Held)
            .Join(db.Conversations.Where(c => c.ChatId == user), o => o.ConversationId, c => c.Id, (o, _) => o)
            .OrderBy(o => o.Id)
            .Select(o => o.Text)
            .ToListAsync(Token);
    }

    private async Task<long> ScalarAsync(string sql) => (long)(await Sql.ScalarAsync(Database.ConnectionString, sql))!;
}
