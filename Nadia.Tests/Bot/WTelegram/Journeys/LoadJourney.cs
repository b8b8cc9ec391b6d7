using Microsoft.EntityFrameworkCore;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>
/// A thousand messages a minute. <c>LOAD_MESSAGES</c> sets how many are written at that rate; the figures are printed, and
/// asserted loosely because the machine may be busy.
/// </summary>
public sealed class LoadJourney(TestPostgres postgres) : JourneyTest(postgres)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private static int Messages => Setting("LOAD_MESSAGES", 200);

    [Fact]
    public async Task A_thousand_messages_a_minute_are_received_as_they_come()
    {
        await using var app = NewApp();
        await app.StartAsync(Token);
        await UntilListeningAsync();
        var written = await WriteAsync();

        await Eventually.TrueAsync(async () => await CountAsync("messages WHERE direction = 'in'") == Messages, TimeSpan.FromSeconds(60));

        var lags = await LagsAsync(written);
        Print($"{Messages} messages: inbox behind by {lags[Messages / 2]:0} ms (p50), {lags[Messages * 95 / 100]:0} ms (p95), {lags[^1]:0} ms (max)");
        Assert.InRange(lags[Messages * 95 / 100], 0, 5000);
    }

    private async Task<Dictionary<string, DateTimeOffset>> WriteAsync()
    {
        var written = new Dictionary<string, DateTimeOffset>();
        var customers = Enumerable.Range(0, 50).Select(i => Server.Customer(7_835_000_000 + i)).ToList();
        using var timer = new PeriodicTimer(Pause);
        for (var i = 0; i < Messages; i++)
        {
            await timer.WaitForNextTickAsync(Token);
            var now = TimeProvider.System.GetUtcNow();
            var id = customers[i % customers.Count].Write($"Message {i}");
            written[id.ToString(System.Globalization.CultureInfo.InvariantCulture)] = now;
        }

        return written;
    }

    /// <summary>From the customer's writing to the time of the row, which is taken just before the commit; in ms, shortest first.</summary>
    private async Task<List<double>> LagsAsync(Dictionary<string, DateTimeOffset> written)
    {
        await using var db = Database.Open();
        var rows = await db.Messages.Select(m => new { m.ExternalId, m.ReceivedAt }).ToListAsync(Token);
        return [.. rows.Where(r => written.ContainsKey(r.ExternalId)).Select(r => (r.ReceivedAt - written[r.ExternalId]).TotalMilliseconds).Order()];
    }
}
