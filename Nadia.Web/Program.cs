using Nadia.Bot;
using Nadia.Bot.Sandbox;
using Nadia.Core;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting;
using Nadia.Web.Hosting;
using Nadia.Web.Hosting.Embedded;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.TakeBlankAsUnset();
if (SettingsCheck.Problems(builder.Configuration) is { Count: > 0 } problems)
{
    await Console.Error.WriteLineAsync($"NADIA cannot start with these settings:\n  {string.Join("\n  ", problems)}");
    return 1;
}

builder.Logging.ClearProviders().AddNadiaConsole(builder.Configuration);
builder.WebHost.UseUrls(builder.Configuration["NADIA_URLS"] ?? "http://127.0.0.1:5080");

try
{
    using var startLog = LoggerFactory.Create(logging => logging.AddNadiaConsole(builder.Configuration));
    using var data = DataFolder.Open(builder.Configuration, builder.Environment.ContentRootPath);
    await using var servers = await EmbeddedServers.StartAsync(builder.Configuration, data, startLog.CreateLogger("Nadia.Start"), CancellationToken.None);

    var signedIn = await FormerLogin.IsThereAsync(servers.PostgresConnectionString, CancellationToken.None);

    builder.Services.AddSingleton(servers);
    builder.Services.AddNadiaCore(servers.PostgresConnectionString);
    builder.Services.AddNadiaDrafting(builder.Configuration, servers.RedisConnectionString, servers.RedisMissingReason);
    builder.Services.AddNadiaBot(builder.Configuration);
    builder.Services.AddNadiaDelivery().AddNadiaSandbox(SandboxOptions.From(builder.Configuration, signedIn));
    builder.Services.AddNadiaWeb(NadiaSettings.From(builder.Configuration, signedIn));
    builder.Services.AddNadiaTelemetry(builder.Configuration);

    await using var app = builder.Build();
    await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(app.Lifetime.ApplicationStopping);
    await app.Services.GetRequiredService<FirstStart>().PrepareAsync(app.Lifetime.ApplicationStopping);
    await app.UseNadia().StartAsync();
    await app.Services.GetRequiredService<FirstStart>().InviteAsync(app.Lifetime.ApplicationStopping);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (OperationCanceledException)
{
    // Told to stop while it was starting.
    return 0;
}
catch (EmbeddedServerException e)
{
    await Console.Error.WriteLineAsync($"NADIA cannot start: {e.Message}");
    return 1;
}
catch (Exception e) when (e.IsDatabaseAway())
{
    await Console.Error.WriteLineAsync("NADIA cannot start: PostgreSQL does not answer. Check ConnectionStrings__Postgres.");
    return 1;
}

/// <summary>The entry point, named so that tests can start the app.</summary>
public sealed partial class Program;
