using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Telegram;

/// <summary>One node's Telegram worker over a fake connection, with a process's own services and clock over the shared database.</summary>
internal sealed class TelegramNode : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TelegramWorker worker;

    public TelegramNode(string connectionString, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Telegram:ApiId"] = "17",
            ["Telegram:ApiHash"] = "0123456789abcdef0123456789abcdef",
            ["Telegram:SessionKey"] = "of the tests",
        };
        foreach (var (key, value) in settings) all[key] = value;
        services = NadiaDatabase.Services(connectionString, Clock, all, s =>
        {
            s.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section);
            s.AddSingleton<TelegramApplication>().AddSingleton<GatewayRegistry>().AddSingleton<PhotoFetcher>().AddSingleton<TelegramShift>().AddSingleton<TelegramWorker>();
            s.AddSingleton<ITelegramConnector>(Connector);
        });
        worker = services.GetRequiredService<TelegramWorker>();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public FakeConnector Connector { get; } = new();

    public GatewayRegistry Registry => Get<GatewayRegistry>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task StartAsync() => worker.StartAsync(Token);

    public Task StopAsync() => worker.StopAsync(Token);

    public async Task<int> SignInAsync(byte[] session) =>
        (await Get<TelegramAccounts>().SignedInAsync(new("111", "Shop"), session, Actors.Admin, Token)).Value;

    public async Task<AccountView> AccountAsync() =>
        (await Get<AccountStore>().FindAsync(await Get<TelegramAccounts>().CurrentAsync(Token), Token))!;

    public bool Serves(int accountId) => Registry.TryGet(accountId, out _);

    public Task UntilAsync(AccountState state) => UntilAsync(async () => (await AccountAsync()).State == state);

    /// <summary>Lets the node's time pass, half a second at a time, until it holds.</summary>
    public Task UntilAsync(Func<Task<bool>> condition) => Eventually.TrueAsync(async () =>
    {
        if (await condition()) return true;
        Clock.Advance(TimeSpan.FromMilliseconds(500));
        return false;
    });

    public async ValueTask DisposeAsync()
    {
        await worker.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }
}
