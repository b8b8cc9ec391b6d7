using Nadia.Core.Conversations;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>
/// PostgreSQL turns both nodes away while customers write. <c>AWAY_SECONDS</c> sets for how long. Neither node knows then whether
/// it may hold the account: still no two may hold it at once.
/// </summary>
public sealed class DatabaseAwayJourney(TestPostgres postgres) : JourneyTest(postgres)
{
    private readonly TestPostgres postgres = postgres;

    [Fact]
    public async Task What_is_written_while_postgresql_is_away_is_recorded_once_it_is_back()
    {
        await using var first = NewApp();
        await using var second = NewApp();
        await first.StartAsync(Token);
        await UntilListeningAsync();
        await second.StartAsync(Token);
        var customers = new BusyCustomers(Server, 5);
        for (var i = 0; i < 10; i++) customers.WriteOne();
        await Eventually.TrueAsync(async () => await CountAsync("messages") == 10);

        var back = false;
        await AllowAsync(false);
        var writing = customers.WriteAsync(TimeSpan.FromMilliseconds(100), () => Volatile.Read(ref back), Token);
        await Task.Delay(TimeSpan.FromSeconds(Setting("AWAY_SECONDS", 8)), Token);
        await AllowAsync(true);
        var returned = TimeProvider.System.GetTimestamp();
        Volatile.Write(ref back, true);
        await writing;

        await Eventually.TrueAsync(async () => await CountAsync("messages WHERE direction = 'in'") == customers.Written, TimeSpan.FromSeconds(90));
        Print($"{customers.Written} messages, all recorded {TimeProvider.System.GetElapsedTime(returned).TotalSeconds:0.0} s after PostgreSQL was back");
        foreach (var (customer, texts) in customers.Told)
            Assert.Equal(texts, (await Node.MessagesAsync(customer.Id)).Where(m => m.Direction == MessageDirection.In).Select(m => m.Text));
        Assert.Equal((1, 0), (Server.Login.CodesSent, Server.DuplicateSessions));
    }

    /// <summary>Ends every connection to the test's database and refuses new ones, or takes them again.</summary>
    private async Task AllowAsync(bool allowed)
    {
        var name = new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database;
        await Sql.ExecuteAsync(postgres.AdminConnectionString, $"ALTER DATABASE {name} ALLOW_CONNECTIONS {allowed}");
        if (!allowed)
            await Sql.ExecuteAsync(postgres.AdminConnectionString, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }
}
