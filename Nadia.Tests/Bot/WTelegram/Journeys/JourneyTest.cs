using System.Globalization;
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

    /// <summary>An app over the test's database and server that sends as fast as the server lets it; dispose it.</summary>
    internal AppProcess NewApp() => new(
        Database.ConnectionString,
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

    internal Task<long> CountAsync(string what) => ScalarAsync($"SELECT count(*) FROM {what}");

    protected static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    protected static void Print(FormattableString figures) =>
        TestContext.Current.TestOutputHelper?.WriteLine(figures.ToString(CultureInfo.InvariantCulture));

    private async Task<long> ScalarAsync(string sql) => (long)(await Sql.ScalarAsync(Database.ConnectionString, sql))!;
}
