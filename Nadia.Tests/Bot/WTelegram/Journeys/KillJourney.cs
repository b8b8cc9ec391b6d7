using Microsoft.EntityFrameworkCore;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Tests.Crash;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>
/// Kills the app at random moments while customers write over MTProto and a reviewer approves. <c>CRASH_KILLS</c> sets how often;
/// a kill costs about 12 s, most of it the wait for a former owner of the account. <c>CRASH_SEED</c> chooses other moments. What has waited
/// for half a minute when its customer writes again is called back, and another reply is approved in its place: it must not arrive.
/// </summary>
public sealed class KillJourney(TestPostgres postgres) : JourneyTest(postgres)
{
    /// <summary>So many that each falls silent long enough to be answered.</summary>
    private const int Customers = 25;

    private static int Kills => Setting("CRASH_KILLS", 3);

    [Fact]
    public async Task Kill_9_at_any_moment_loses_no_message_and_doubles_no_bubble()
    {
        await using var app = NewApp();
        await app.StartAsync(Token);
        await UntilListeningAsync();
        var (customers, desk) = (new BusyCustomers(Server, Customers), new CrashedDesk(app.Client, Customers));
        bool killed = false, calm = false;
        var writing = customers.WriteAsync(TimeSpan.FromMilliseconds(150), () => Volatile.Read(ref killed), Token);
        var approving = desk.ApproveAsync(() => Volatile.Read(ref calm), Token);
        await KillOverAndOverAsync(app);
        Volatile.Write(ref killed, true);
        await writing;

        await Eventually.TrueAsync(() => IsSettledAsync(customers.Written), TimeSpan.FromSeconds(120));
        Volatile.Write(ref calm, true);
        await approving;

        foreach (var (customer, texts) in customers.Told)
        {
            Assert.Equal(texts, (await Node.MessagesAsync(customer.Id)).Where(m => m.Direction == MessageDirection.In).Select(m => m.Text));
            Assert.Equal(await SentAsync(customer.UserId), Server.PhoneOf(customer.Id).Texts);
        }

        Assert.Equal((1, 0), (Server.Login.CodesSent, Server.DuplicateSessions));
        var held = await CountAsync("outbox WHERE state = 'held'");
        Print($"{Kills} kills, {customers.Written} messages, {customers.All.Sum(c => Server.PhoneOf(c.Id).Messages.Count)} bubbles, {held} held because the customer wrote again");
    }

    /// <summary>
    /// Half of the kills strike while the app is at work, the others at any moment of its start: the wait for the former owner, the
    /// connecting, the catching up.
    /// </summary>
    private async Task KillOverAndOverAsync(AppProcess app)
    {
        var random = new Random(Setting("CRASH_SEED", 20260302));
        for (var i = 0; i < Kills; i++)
        {
            var atWork = i % 2 == 0;
            if (atWork) await UntilAtWorkAsync();
            await Task.Delay(random.Next(0, atWork ? 1500 : 9000), Token);
            await app.KillAsync();
            await app.StartAsync(Token);
        }
    }

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
}
