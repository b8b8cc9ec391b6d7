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

        await UntilSettledAsync(customers);
        Volatile.Write(ref calm, true);
        await approving;

        await AssertNothingIsLostOrDoubledAsync(customers);
        Print($"{Kills} kills, {await FiguresAsync(customers)}");
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
}
