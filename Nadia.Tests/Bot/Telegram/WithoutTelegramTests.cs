using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nadia.Bot;
using Nadia.Core.Accounts;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Telegram;

/// <summary>A build without the Telegram library over a database in which somebody is signed in.</summary>
public sealed class WithoutTelegramTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = null!;
    private WithoutTelegram worker = null!;
    private int accountId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await NadiaDatabase.CreateAsync(postgres, services => services.AddSingleton<WithoutTelegram>(), ("Telegram:SessionKey", "of the tests"));
        worker = database.Get<WithoutTelegram>();
        accountId = await SendingArrange.TelegramAsync(database);
        await SetAsync(AccountState.Connected, null);
    }

    public async ValueTask DisposeAsync()
    {
        await worker.StopAsync(CancellationToken.None);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_login_says_why_nothing_comes_and_goes_and_is_kept()
    {
        await worker.StartAsync(Token);

        await UntilAsync(AccountState.SignedOut, WithoutTelegram.Reason);
        Assert.Equal([1, 2, 3], await database.Get<AccountStore>().LoadSessionAsync(accountId, Token));
    }

    [Fact]
    public async Task An_account_that_another_node_runs_is_that_nodes_to_tell_until_it_leaves()
    {
        await using (var held = await database.Get<AccountLocks>().TryTakeAsync(accountId, Token))
        {
            Assert.NotNull(held);
            await worker.StartAsync(Token);
            for (var i = 0; i < 20; i++)
            {
                database.Clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(10, Token);
            }

            Assert.Equal(AccountState.Connected, (await AccountAsync()).State);
        }

        await UntilAsync(AccountState.SignedOut, WithoutTelegram.Reason);
    }

    [Fact]
    public async Task A_pause_stays_for_a_person_to_lift_and_then_it_is_told()
    {
        await SetAsync(AccountState.Paused, "Telegram has banned this account.");
        await worker.StartAsync(Token);
        for (var i = 0; i < 20; i++)
        {
            database.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Token);
        }

        Assert.Equal((AccountState.Paused, "Telegram has banned this account."), ((await AccountAsync()).State, (await AccountAsync()).StateReason));
        await database.Get<TelegramAccounts>().ResumeAsync(accountId, Actors.Admin, Token);
        await UntilAsync(AccountState.SignedOut, WithoutTelegram.Reason);
    }

    [Fact]
    public void It_runs_in_the_build_without_the_library_and_in_no_other()
    {
        var services = new ServiceCollection().AddNadiaBot(new ConfigurationBuilder().Build());
        var workers = services.Where(s => s.ServiceType == typeof(IHostedService)).Select(s => s.ImplementationType);
        Assert.Equal([TelegramBuild.IsIncluded ? typeof(TelegramWorker) : typeof(WithoutTelegram)], workers);
    }

    private async Task<AccountView> AccountAsync() => (await database.Get<AccountStore>().FindAsync(accountId, Token))!;

    private Task SetAsync(AccountState state, string? reason) => database.Get<AccountStore>().SetStateAsync(accountId, state, reason, Token);

    private Task UntilAsync(AccountState state, string reason) => Eventually.TrueAsync(async () =>
    {
        if (await AccountAsync() is var account && account.State == state && account.StateReason == reason) return true;
        database.Clock.Advance(TimeSpan.FromMilliseconds(500));
        return false;
    });
}
