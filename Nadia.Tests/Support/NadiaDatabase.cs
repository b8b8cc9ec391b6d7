using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nadia.Core;
using Nadia.Core.Data;
using Nadia.Core.Live;

namespace Nadia.Tests.Support;

/// <summary>
/// A migrated and seeded database of its own with the core's services over it, on a clock that the test holds.
/// As a class fixture it is shared by the class; <see cref="CreateAsync"/> makes one for a single test (about 50 ms).
/// </summary>
public sealed class NadiaDatabase(TestPostgres postgres) : IAsyncLifetime
{
    private ServiceProvider? services;
    private string? connectionString;

    /// <summary>As the app connects: the role that owns the tables, which is no superuser.</summary>
    public string ConnectionString => connectionString ?? throw new InvalidOperationException("The database is not made yet.");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public LiveFeed Feed => Get<LiveFeed>();

    public IDbContextFactory<NadiaDbContext> Contexts => Get<IDbContextFactory<NadiaDbContext>>();

    /// <summary>Settings as the environment would give them; set before the first use of a service.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Services beyond the core's, or in place of them.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    public static async Task<NadiaDatabase> CreateAsync(
        TestPostgres postgres, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var database = new NadiaDatabase(postgres) { Configure = configure };
        foreach (var (key, value) in settings) database.Settings[key] = value;
        await database.InitializeAsync();
        return database;
    }

    public async ValueTask InitializeAsync()
    {
        connectionString = await postgres.CreateDatabaseAsync(await MigratedTemplate.NameAsync(postgres));
        services = Services(connectionString, Clock, Settings, Configure);
    }

    public T Get<T>()
        where T : notnull => (services ?? throw new InvalidOperationException("The database is not made yet.")).GetRequiredService<T>();

    /// <summary>A context for arranging and looking; dispose it.</summary>
    public NadiaDbContext Open() => Contexts.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (connectionString is not null) await postgres.DropDatabaseAsync(connectionString);
    }

    internal static ServiceProvider Services(
        string connectionString, TimeProvider clock, Dictionary<string, string?> settings, Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton(clock);
        services.AddNadiaCore(connectionString);
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
