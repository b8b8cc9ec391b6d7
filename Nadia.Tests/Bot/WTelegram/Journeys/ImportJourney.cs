using Nadia.Bot.WTelegram;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Crash;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram.Journeys;

/// <summary>Kills the app while it takes over the chats of a first login, each time a little further on.</summary>
public sealed class ImportJourney(TestPostgres postgres) : JourneyTest(postgres)
{
    private const int Chats = 30;
    private const int Each = 8;

    private static int Kills => Setting("IMPORT_KILLS", 3);

    [Fact]
    public async Task Kill_9_in_the_middle_of_a_first_import_leaves_every_message_once_and_nobody_waits()
    {
        var customers = Enumerable.Range(0, Chats).Select(i => Server.Customer(7_836_000_000 + i, $"Person {i}")).ToList();
        for (var i = 0; i < Each; i++) foreach (var customer in customers) customer.Write($"Message {i}");
        await Task.Delay(FirstImport.Slack + TimeSpan.FromSeconds(1), Token);
        Server.Faults.AnswerDelay = TimeSpan.FromMilliseconds(50);
        await using var app = NewApp();

        await KillOverAndOverAsync(app);
        await app.StartAsync(Token);
        await UntilAtWorkAsync();
        customers[0].Write("And now?");

        await Eventually.TrueAsync(async () => await CountAsync("messages") == (Chats * Each) + 1, TimeSpan.FromSeconds(60));
        var said = Enumerable.Range(0, Each).Select(i => $"Message {i}").ToList();
        Assert.Equal([.. said, "And now?"], await TextsAsync(customers[0]));
        foreach (var customer in customers.Skip(1)) Assert.Equal(said, await TextsAsync(customer));
        Assert.Equal(1, await CountAsync("messages WHERE answered_at IS NULL"));
        Assert.Equal((1, 0), (Server.Login.CodesSent, Server.DuplicateSessions));
        Print($"{Kills} kills during an import of {Chats * Each} messages");
    }

    /// <summary>Each time once some more chats are in, and never when all are.</summary>
    private async Task KillOverAndOverAsync(AppProcess app)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            await app.StartAsync(Token);
            var enough = Chats * Each * kill / (Kills + 2);
            await Eventually.TrueAsync(async () => await CountAsync("messages") > enough, TimeSpan.FromSeconds(120));
            Assert.True(await CountAsync("messages") < Chats * Each, "The import was over before the kill.");
            await app.KillAsync();
        }
    }

    private async Task<IEnumerable<string>> TextsAsync(Customer customer) => (await Node.MessagesAsync(customer.Id)).Select(m => m.Text);
}
