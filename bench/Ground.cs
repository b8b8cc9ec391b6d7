using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Core;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Models;
using Nadia.Web.Hosting.Embedded;

namespace Nadia.Bench;

/// <summary>A private PostgreSQL as the app runs it, migrated and seeded, with the core's services and a model of the bench's own.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly string folder;
    private readonly DataFolder data;
    private readonly EmbeddedPostgres postgres;
    private readonly ServiceProvider services;

    private Ground(string folder, DataFolder data, EmbeddedPostgres postgres, ServiceProvider services) =>
        (this.folder, this.data, this.postgres, this.services) = (folder, data, postgres, services);

    public string ConnectionString => postgres.ConnectionString;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<Ground> PrepareAsync(IChatClient model)
    {
        var folder = Directory.CreateTempSubdirectory("nadia-bench-").FullName;
        var data = DataFolder.Open(folder);
        var postgres = await EmbeddedPostgres.StartAsync(data, new EmbeddedPostgresOptions(), NullLogger.Instance, CancellationToken.None);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Drafting:QuietSeconds"] = "0",
                ["Drafting:MaxWaitSeconds"] = "0",
                ["Drafting:Creative:Endpoint"] = "http://bench.invalid/v1",
                ["Drafting:Creative:Model"] = "bench",
                ["Drafting:Refine:Endpoint"] = "http://bench.invalid/v1",
                ["Drafting:Refine:Model"] = "bench"
            })
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddNadiaCore(postgres.ConnectionString);
        services.AddNadiaDrafting(configuration, redis: null);
        services.AddSingleton<ChatClients>(provider => new OneModel(model, provider.GetRequiredService<TimeProvider>()));
        var ground = new Ground(folder, data, postgres, services.BuildServiceProvider());
        await ground.Get<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        return ground;
    }

    /// <summary>Conversations with a history of 60 messages of both sides, and one message that waits.</summary>
    public async Task<List<long>> ConverseAsync(int count)
    {
        await using var db = await Get<IDbContextFactory<NadiaDbContext>>().CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow();
        var account = new Account { Channel = ChannelKind.Sandbox, ExternalId = Guid.NewGuid().ToString("N"), Name = "Bench", State = AccountState.Connected, CreatedAt = now, UpdatedAt = now };
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        var inbox = Get<Inbox>();
        for (var i = 0; i < count; i++)
        {
            var user = $"bench-{account.Id}-{i}";
            await inbox.ReceiveAsync(account.Id, new(user, $"{user}-0", "Hello, is the blue one still there?", now), CancellationToken.None);
            await FillAsync(db, account.Id, user);
            await inbox.ReceiveAsync(account.Id, new(user, $"{user}-last", "And how much would it be with shipping to Madrid?", now), CancellationToken.None);
        }

        return await db.Conversations.Where(c => c.AccountId == account.Id).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await postgres.DisposeAsync();
        data.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task FillAsync(NadiaDbContext db, int accountId, string chatId) => await db.Database.ExecuteSqlAsync($"""
        INSERT INTO messages (conversation_id, account_id, chat_id, external_id, direction, origin, text, arrived_away, sent_at, received_at, quarantined, answered_at)
        SELECT c.id, c.account_id, c.chat_id, c.chat_id || '-h' || n, CASE n % 2 WHEN 0 THEN 'in' ELSE 'out' END, CASE n % 2 WHEN 0 THEN 'customer' ELSE 'nadia' END,
            'Message ' || n || ' of an ordinary conversation about lamps, sizes and days that suit.', false, now(), now(), false, now()
        FROM conversations c, generate_series(1, 60) n
        WHERE c.account_id = {accountId} AND c.chat_id = {chatId}
        """);

    private sealed class OneModel(IChatClient model, TimeProvider clock) : ChatClients(clock)
    {
        public override IChatClient Open(StageOptions options) => model;
    }
}
