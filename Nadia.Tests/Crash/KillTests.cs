using System.Globalization;
using Nadia.Tests.Support;

namespace Nadia.Tests.Crash;

/// <summary>
/// Kills the app at random moments while customers write and a reviewer approves. <c>CRASH_KILLS</c> sets how often
/// (5 by default); the seed is fixed, the moments still vary with the machine. What has waited for half a minute when its customer writes
/// again is called back: it must not arrive.
/// </summary>
public sealed class KillTests(TestPostgres postgres)
{
    private const int Customers = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("CRASH_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 5;

    [Fact]
    public async Task Kill_9_at_any_moment_loses_no_message_and_doubles_no_bubble()
    {
        await using var app = new AppProcess(await postgres.CreateDatabaseAsync());
        await app.StartAsync(Token);
        var desk = new CrashedDesk(app.Client, Customers);
        var messages = Kills * 12;
        var writing = desk.WriteAsync(messages, Token);
        var calm = false;
        var approving = desk.ApproveAsync(() => Volatile.Read(ref calm), Token);
        await KillOverAndOverAsync(app);
        await writing;

        await Eventually.TrueAsync(async () => await IsSettledAsync(app, messages), TimeSpan.FromSeconds(60));
        Volatile.Write(ref calm, true);
        await approving;

        var arrived = await desk.ArrivedAsync(Token);
        Assert.Equal(arrived.Count, arrived.Distinct().Count());
        Assert.Equal((string[])(await Sql.ScalarAsync(app.ConnectionString, Sent))!, arrived.Select(a => $"{a.User}: {a.Text}"));
        Assert.Equal(0, await ScalarAsync(app, DraftedTwice));
        var held = await ScalarAsync(app, "SELECT count(*) FROM outbox WHERE state = 'held'");
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {messages} messages, {arrived.Count} bubbles, {held} held because the customer wrote again");
    }

    /// <summary>In the order of the approvals.</summary>
    private const string Sent = """
        SELECT array_agg(concat(c.chat_id, ': ', o.text) ORDER BY c.chat_id, o.id)
        FROM outbox o JOIN conversations c ON c.id = o.conversation_id WHERE o.state IN ('sent', 'read')
        """;

    private const string DraftedTwice = """
        SELECT count(*) FROM (
            SELECT 1 FROM drafts WHERE origin <> 'returned' GROUP BY conversation_id, through_message_id HAVING count(*) > 1) twice
        """;

    private static async Task KillOverAndOverAsync(AppProcess app)
    {
        var random = new Random(20260302);
        for (var i = 0; i < Kills; i++)
        {
            await Task.Delay(random.Next(50, 1500), Token);
            await app.KillAsync();
            await app.StartAsync(Token);
        }
    }

    private static async Task<bool> IsSettledAsync(AppProcess app, int messages) =>
        await ScalarAsync(app, "SELECT count(*) FROM messages WHERE direction = 'in'") == messages
        && await ScalarAsync(app, "SELECT count(*) FROM messages WHERE direction = 'in' AND answered_at IS NULL") == 0
        && await ScalarAsync(app, "SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'read') AND error IS DISTINCT FROM 'The customer wrote again.'") == 0;

    private static async Task<long> ScalarAsync(AppProcess app, string sql) => (long)(await Sql.ScalarAsync(app.ConnectionString, sql))!;
}
