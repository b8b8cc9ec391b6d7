using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Nadia.Tests.Support;

/// <summary>
/// The real app on Kestrel at a free loopback port, over a fresh database, with the sandbox on and no waiting in it.
/// As a class fixture it is shared by the class; <see cref="StartAsync"/> makes one with other settings.
/// </summary>
public sealed class NadiaApp(TestPostgres postgres) : IAsyncLifetime
{
    public const string AdminEmail = "ada@example.com";
    public const string AdminPassword = "correct horse battery";
    public const string ApiKey = "nadia_test-key-of-the-tests-only";
    private readonly TestFolder data = new();
    private WebApplicationFactory<Program>? factory;

    /// <summary>Settings as the environment would give them (with ':'); a null value takes one of the defaults away.</summary>
    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        ["NADIA_ADMIN_EMAIL"] = AdminEmail,
        ["NADIA_ADMIN_PASSWORD"] = AdminPassword,
        ["NADIA_API_KEY"] = ApiKey,
        ["Sandbox:Enabled"] = "true",
        ["Demo:Customers"] = "0",
        ["Delivery:Cadence"] = "none",
        ["Delivery:UndoSeconds"] = "0",
        ["Drafting:QuietSeconds"] = "0",
        ["Drafting:MaxWaitSeconds"] = "0",
        ["Api:RequestsPerMinute"] = "0",
    };

    /// <summary>Replaces services for one test, after the app's own are registered.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>The cluster below, for a second app in one test.</summary>
    public TestPostgres Postgres => postgres;

    public string ConnectionString { get; private set; } = "";

    public Uri Address { get; private set; } = new("http://localhost");

    public IServiceProvider Services => Factory.Services;

    private WebApplicationFactory<Program> Factory => factory ?? throw new InvalidOperationException("The app is not started yet.");

    public static async Task<NadiaApp> StartAsync(
        TestPostgres postgres, Action<IServiceCollection>? configure = null, params (string Key, string? Value)[] settings)
    {
        var app = new NadiaApp(postgres) { Configure = configure };
        foreach (var (key, value) in settings) app.Settings[key] = value;
        await app.InitializeAsync();
        return app;
    }

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.CreateDatabaseAsync(await MigratedTemplate.NameAsync(postgres));
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Postgres", ConnectionString);
            host.UseSetting("NADIA_DATA", data.Path);
            foreach (var (key, value) in Settings)
                if (value is not null) host.UseSetting(key, value);
            host.ConfigureServices(services => Configure?.Invoke(services));
        });
        factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        factory.StartServer();
        Address = new Uri(factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A client that keeps cookies and does not follow redirects.</summary>
    public HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Ends the app as Ctrl+C would, before the test is over.</summary>
    public async Task StopAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        factory = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (ConnectionString.Length > 0) await postgres.DropDatabaseAsync(ConnectionString);
        data.Dispose();
    }
}
