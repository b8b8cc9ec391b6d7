using Nadia.Tests.Crash;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>Two apps over one database: one holds the account, and when it dies the other takes it over.</summary>
public sealed class TakeoverJourney(TestPostgres postgres) : JourneyTest(postgres)
{
    private const int Customers = 25;
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task The_second_app_takes_the_account_over_within_15_seconds_and_nothing_is_lost_or_doubled()
    {
        await using var first = NewApp();
        await using var second = NewApp();
        await first.StartAsync(Token);
        await UntilListeningAsync();
        await second.StartAsync(Token);
        var (customers, desk) = (new BusyCustomers(Server, Customers), new CrashedDesk(second.Client, Customers));
        bool done = false, calm = false;
        var writing = customers.WriteAsync(TimeSpan.FromMilliseconds(100), () => Volatile.Read(ref done), Token);
        var approving = desk.ApproveAsync(() => Volatile.Read(ref calm), Token);
        await Eventually.TrueAsync(async () => await CountAsync("outbox WHERE state = 'sent'") > 10);
        Assert.Equal(1, Server.Listeners);

        await first.KillAsync();
        var died = TimeProvider.System.GetTimestamp();
        await Eventually.TrueAsync(() => Task.FromResult(Server.Listeners == 0));
        await UntilListeningAsync();
        var taken = TimeProvider.System.GetElapsedTime(died);
        Volatile.Write(ref done, true);
        await writing;
        await UntilSettledAsync(customers);
        Volatile.Write(ref calm, true);
        await approving;

        Print($"Taken over after {taken.TotalSeconds:0.0} s, {await FiguresAsync(customers)}");
        Assert.InRange(taken, TimeSpan.Zero, Promised);
        await AssertNothingIsLostOrDoubledAsync(customers);
    }
}
