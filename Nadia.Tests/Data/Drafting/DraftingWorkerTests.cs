using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Data.Drafting;

/// <summary>The worker itself, running; and several of them on one database.</summary>
public sealed class DraftingWorkerTests(TestPostgres postgres, NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_make_one_draft_of_each_conversation()
    {
        await using var own = await NadiaDatabase.CreateAsync(postgres);
        await using var one = await Node.StartAsync(own.ConnectionString);
        await using var two = await Node.StartAsync(own.ConnectionString);
        var account = await Arrange.AccountAsync(own);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : two).MessageAsync(account, Arrange.NewId(), "How much is it?")));

        await Eventually.TrueAsync(async () => await CountAsync(own, "count(DISTINCT conversation_id)") == 40);
        await Eventually.TrueAsync(async () => await CountAsync(own, "count(*)", "conversations WHERE due_at IS NOT NULL") == 0);
        Assert.Equal(40, await CountAsync(own, "count(*)"));
    }

    [Fact]
    public async Task It_wakes_by_the_feed_and_by_the_due_time()
    {
        var clock = new FakeTimeProvider(database.Clock.GetUtcNow());
        await using var node = await Node.StartAsync(database.ConnectionString, clock, quiet: 1);
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();
        await node.MessageAsync(account, user, "Hello");
        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            return await DraftsOfAsync(user) == 1;
        });
        Assert.True(clock.GetUtcNow() - database.Clock.GetUtcNow() >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Stopping_gives_the_lease_back_so_that_another_node_goes_on_at_once()
    {
        var asked = new TaskCompletionSource();
        var hanging = new ScriptedModel(async (_, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        });
        var account = await Arrange.AccountAsync(database);
        var user = Arrange.NewId();
        await using (var node = await Node.StartAsync(database.ConnectionString, model: hanging))
        {
            await node.MessageAsync(account, user, "Hello");
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        }

        Assert.Equal(0, await DraftsOfAsync(user));
        await using var other = await Node.StartAsync(database.ConnectionString);
        await Eventually.TrueAsync(async () => await DraftsOfAsync(user) == 1);
    }

    [Fact]
    public async Task It_outlives_an_absence_of_postgresql_and_says_so_once()
    {
        await using var own = await NadiaDatabase.CreateAsync(postgres);
        var account = await Arrange.AccountAsync(own);
        await using var node = await Node.StartAsync(own.ConnectionString);
        var name = new NpgsqlConnectionStringBuilder(own.ConnectionString).Database;
        await Sql.ExecuteAsync(postgres.AdminConnectionString, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await Sql.ExecuteAsync(postgres.AdminConnectionString, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await Eventually.TrueAsync(() => Task.FromResult(node.Log.Lines.Any(line => line.Level == LogLevel.Error)));
        await Task.Delay(1500, Token);
        await Sql.ExecuteAsync(postgres.AdminConnectionString, $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");

        await Eventually.TrueAsync(async () => (await node.MessageAsync(account, Arrange.NewId(), "Hello")).IsNew);
        await Eventually.TrueAsync(async () => await CountAsync(own, "count(*)") >= 1);
        Assert.Single(node.Log.Lines, line => line.Level == LogLevel.Error);
        Assert.DoesNotContain(node.Log.Lines, line => line.Text.Contains("Hello", StringComparison.Ordinal));
    }

    private static async Task<long> CountAsync(NadiaDatabase database, string what, string from = "drafts") =>
        (long)(await Sql.ScalarAsync(database.ConnectionString, $"SELECT {what} FROM {from}"))!;

    private Task<long> DraftsOfAsync(string user) => CountAsync(
        database, "count(*)", $"drafts d JOIN conversations c ON c.id = d.conversation_id WHERE c.chat_id = '{user}'");

    private sealed class Node : IAsyncDisposable
    {
        private readonly ServiceProvider services;

        private Node(ServiceProvider services, ListLog log) => (this.services, Log) = (services, log);

        public ListLog Log { get; }

        private DraftingWorker Worker => services.GetServices<IHostedService>().OfType<DraftingWorker>().Single();

        public static async Task<Node> StartAsync(string connectionString, TimeProvider? clock = null, double quiet = 0, IChatClient? model = null)
        {
            var log = new ListLog();
            var settings = new Dictionary<string, string?> { ["Drafting:QuietSeconds"] = $"{quiet}" };
            var services = NadiaDatabase.Services(connectionString, clock ?? TimeProvider.System, settings, more =>
            {
                DraftingBench.Register(more, new ConfigurationBuilder().Build(), model);
                more.AddSingleton<ILogger<DraftingWorker>>(new LogOf<DraftingWorker>(log));
                more.AddSingleton<ILogger<DraftingJob>>(new LogOf<DraftingJob>(log));
            });
            var node = new Node(services, log);
            await node.Worker.StartAsync(Token);
            return node;
        }

        public Task<ReceivedMessage> MessageAsync(int account, string user, string text) => services.GetRequiredService<Inbox>()
            .ReceiveAsync(account, new(user, Arrange.NewId(), text, services.GetRequiredService<TimeProvider>().GetUtcNow()), Token);

        public async ValueTask DisposeAsync()
        {
            await Worker.StopAsync(CancellationToken.None);
            await services.DisposeAsync();
        }
    }
}
