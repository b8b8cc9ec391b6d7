using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nadia.Bot;
using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Tests.Bot.WTelegram.Server;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>One node's real Telegram and delivery workers over the real library, against a loopback server and a real database.</summary>
internal sealed class LiveNode : IAsyncDisposable
{
    private readonly RunningClock clock = new();
    private readonly ServiceProvider services;
    private readonly List<IHostedService> workers;
    private bool started;

    /// <param name="settings">With ':', as in <c>Delivery:Cadence</c>; they win over the node's own.</param>
    public LiveNode(string connectionString, TelegramServer server, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Telegram:ApiId"] = "17",
            ["Telegram:ApiHash"] = "0123456789abcdef0123456789abcdef",
            ["Telegram:SessionKey"] = "of the tests",
            ["Telegram:ServerAddress"] = server.Address,
            ["Telegram:ServerPublicKeyFile"] = server.PublicKeyFile,
            ["Delivery:Cadence"] = "none",
            ["Delivery:UndoSeconds"] = "0",
            ["Delivery:PerMinute"] = "0",
            ["Delivery:PerHour"] = "0",
            ["Delivery:Governor"] = "false",
        };
        foreach (var (key, value) in settings) all[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        services = NadiaDatabase.Services(connectionString, clock.Time, all, s => s.AddNadiaBot(configuration).AddNadiaDelivery());
        workers = [.. services.GetServices<IHostedService>().Where(w => w is TelegramWorker or DeliveryWorker)];
    }

    public ITelegramGateway Gateway
    {
        get
        {
            var registry = Get<GatewayRegistry>();
            return registry.TryGet(registry.AccountIds.Single(), out var gateway) ? gateway : throw new InvalidOperationException("Not connected.");
        }
    }

    public bool IsConnected => Get<GatewayRegistry>().AccountIds.Count > 0;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Sets the node's clock forward; see <see cref="RunningClock"/>.</summary>
    public void Skip(TimeSpan time) => clock.Skip(time);

    public async Task StartAsync()
    {
        foreach (var worker in workers) await worker.StartAsync(Token);
        started = true;
    }

    public async Task StopAsync()
    {
        if (!started) return;
        started = false;
        foreach (var worker in Enumerable.Reverse(workers)) await worker.StopAsync(CancellationToken.None);
    }

    /// <summary>Starts the workers, signs in if nobody is, and waits for the connection.</summary>
    public async Task ConnectAsync(TelegramServer server)
    {
        if (await Get<TelegramAccounts>().FindAsync(Token) is not { HasSession: true }) await SignInAsync(server.Login);
        if (!started) await StartAsync();
        await UntilConnectedAsync();
    }

    public async Task SignInAsync(Login login)
    {
        await using var attempt = (await Get<LoginFlow>().BeginAsync(Actors.Admin, Token)).Value;
        Assert.IsType<LoginStep.CodeNeeded>(await attempt.StartAsync(login.PhoneNumber, Token));
        var step = await attempt.AnswerCodeAsync(login.Code, Token);
        if (step is LoginStep.PasswordNeeded) step = await attempt.AnswerPasswordAsync(login.Password!, Token);
        Assert.IsType<LoginStep.Finished>(step);
    }

    public async Task<AccountView> AccountAsync() =>
        (await Get<AccountStore>().FindAsync(await Get<TelegramAccounts>().CurrentAsync(Token), Token))!;

    public Task UntilConnectedAsync(TimeSpan? patience = null) => Eventually.TrueAsync(() => Task.FromResult(IsConnected), patience);

    public Task UntilAsync(AccountState state) => Eventually.TrueAsync(async () => (await AccountAsync()).State == state);

    /// <summary>A customer's messages and the business's, in the order in which they were recorded.</summary>
    public async Task<List<Message>> MessagesAsync(long user)
    {
        var chat = user.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var db = await Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync(Token);
        return await db.Messages.AsNoTracking().Where(m => m.ChatId == chat).OrderBy(m => m.Id).ToListAsync(Token);
    }

    /// <summary>Waits until exactly these texts are recorded for a customer, in this order.</summary>
    public Task UntilTextsAsync(long user, params string[] texts) => Eventually.TrueAsync(async () =>
    {
        var recorded = (await MessagesAsync(user)).Select(m => m.Text).ToList();
        return recorded.SequenceEqual(texts) ? true : throw new InvalidOperationException($"So far: {string.Join(" | ", recorded)}");
    });

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await services.DisposeAsync();
        await clock.DisposeAsync();
    }
}
