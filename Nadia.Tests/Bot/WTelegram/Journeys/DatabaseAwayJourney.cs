using Nadia.Tests.Crash;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>
/// PostgreSQL is stopped for both nodes, or turns them away, while customers write and a reviewer approves. <c>AWAY_SECONDS</c> sets for
/// how long. Neither node knows then whether it may hold the account: still no two may hold it at once.
/// </summary>
public sealed class DatabaseAwayJourney(TestPostgres postgres) : JourneyTest(postgres)
{
    private const int Customers = 25;
    private readonly TestPostgres postgres = postgres;

    private string Name => new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database!;

    [Theory]
    [InlineData("stopped")]
    [InlineData("turning everybody away")]
    public async Task What_is_written_and_approved_while_postgresql_is_away_is_there_once_after_it_is_back(string how)
    {
        using var gate = new TcpGate(new NpgsqlConnectionStringBuilder(Database.ConnectionString).Port);
        var through = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Port = gate.Port }.ConnectionString;
        await using var first = NewApp(through);
        await using var second = NewApp(through);
        await first.StartAsync(Token);
        await UntilListeningAsync();
        await second.StartAsync(Token);
        var (customers, desk) = (new BusyCustomers(Server, Customers), new CrashedDesk(first.Client, Customers));
        bool back = false, calm = false;
        var writing = customers.WriteAsync(TimeSpan.FromMilliseconds(100), () => Volatile.Read(ref back), Token);
        var approving = desk.ApproveAsync(() => Volatile.Read(ref calm), Token);
        await Eventually.TrueAsync(async () => await CountAsync("outbox WHERE state = 'sent'") > 10);

        if (how == "stopped") gate.Close();
        else await AllowAsync(false);
        await Task.Delay(TimeSpan.FromSeconds(Setting("AWAY_SECONDS", 8)), Token);
        if (how == "stopped") gate.Open();
        else await AllowAsync(true);
        var returned = TimeProvider.System.GetTimestamp();
        Volatile.Write(ref back, true);
        await writing;

        await Eventually.TrueAsync(async () => await CountAsync("messages WHERE direction = 'in'") == customers.Written, TimeSpan.FromSeconds(90));
        Print($"{how}: all messages recorded {TimeProvider.System.GetElapsedTime(returned).TotalSeconds:0.0} s after PostgreSQL was back");
        await UntilSettledAsync(customers);
        Volatile.Write(ref calm, true);
        await approving;
        await AssertNothingIsLostOrDoubledAsync(customers);
        Print($"{await FiguresAsync(customers)}");
    }

    /// <summary>Ends every connection to the test's database and refuses new ones, or takes them again.</summary>
    private async Task AllowAsync(bool allowed)
    {
        await Sql.ExecuteAsync(postgres.AdminConnectionString, $"ALTER DATABASE {Name} ALLOW_CONNECTIONS {allowed}");
        if (!allowed)
            await Sql.ExecuteAsync(postgres.AdminConnectionString, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
    }
}
