using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Models;

namespace Nadia.Tests.Support;

/// <summary>A database with the drafting services over it, driven step by step on the test's clock.</summary>
public sealed class DraftingBench : IAsyncDisposable
{
    private DraftingBench(NadiaDatabase database) => Database = database;

    public NadiaDatabase Database { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DraftingBench> StartAsync(
        TestPostgres postgres, IChatClient? creative = null, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value))
            .Build();
        return new(await NadiaDatabase.CreateAsync(postgres, services => Register(services, configuration, creative), settings));
    }

    /// <summary>With a Redis of the test's own, and the models that the settings name.</summary>
    public static async Task<DraftingBench> StartAsync(TestPostgres postgres, string? redis, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value))
            .Build();
        return new(await NadiaDatabase.CreateAsync(postgres, services => services.AddNadiaDrafting(configuration, redis), settings));
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>Drafts whatever is due now, one after the other; answers how many were leased.</summary>
    public async Task<int> DraftDueAsync()
    {
        var leases = await Database.Get<DraftingLeases>().LeaseAsync(10, Token);
        foreach (var lease in leases) await Database.Get<DraftingJob>().RunAsync(lease, Token);
        return leases.Count;
    }

    /// <summary>Lets the default quiet period pass and drafts.</summary>
    public Task<int> DraftAfterQuietAsync()
    {
        Database.Clock.Advance(TimeSpan.FromSeconds(5));
        return DraftDueAsync();
    }

    /// <summary>Lets the quiet period pass and drafts while the clock goes on, for what waits by it; answers how long it took by that clock.</summary>
    /// <param name="atMost">Seconds after which the clock stands still, so that the database has all the time it needs.</param>
    public async Task<TimeSpan> DraftWhileTimePassesAsync(double atMost = 8)
    {
        Database.Clock.Advance(TimeSpan.FromSeconds(5));
        var started = Database.Clock.GetUtcNow();
        var drafting = DraftDueAsync();
        while (!drafting.IsCompleted)
        {
            if (Database.Clock.GetUtcNow() - started < TimeSpan.FromSeconds(atMost)) Database.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(drafting, Task.Delay(50, Token));
        }

        await drafting;
        return Database.Clock.GetUtcNow() - started;
    }

    internal async Task<DraftingLease> LeaseOneAsync() => Assert.Single(await Database.Get<DraftingLeases>().LeaseAsync(10, Token));

    public async Task<List<Draft>> DraftsAsync(long conversationId)
    {
        await using var db = Database.Open();
        return await db.Drafts.AsNoTracking().Where(d => d.ConversationId == conversationId).OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).ToListAsync(Token);
    }

    public async Task<Draft> PendingAsync(long conversationId) =>
        Assert.Single(await DraftsAsync(conversationId), d => d.State == DraftState.Pending);

    internal static void Register(IServiceCollection services, IConfiguration configuration, IChatClient? creative)
    {
        services.AddNadiaDrafting(configuration, redis: null);
        if (creative is null) return;
        services.Configure<ModelOptions>(options => (options.Creative.Endpoint, options.Creative.Model) = ("http://scripted.invalid/v1", "test"));
        services.AddSingleton<ChatClients>(provider => new ScriptedClients(creative, provider.GetRequiredService<TimeProvider>()));
    }

    private sealed class ScriptedClients(IChatClient model, TimeProvider clock) : ChatClients(clock)
    {
        public override IChatClient Open(StageOptions options) => model;
    }
}
