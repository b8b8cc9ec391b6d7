using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Core.Team;
using Nadia.Tests.Support;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Web.Hosting;

/// <summary>What a start says about getting in.</summary>
public sealed class FirstStartTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string Address = "http://127.0.0.1:5080";
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres, SwitchedContexts.Install);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Without_an_admin_the_link_that_makes_one_is_told_and_with_one_only_the_address()
    {
        Assert.StartsWith($"NADIA has no admin yet. Create the first one at {Address}/account/setup?code=", await SayAsync(), StringComparison.Ordinal);
        await TeamArrange.AdminAsync(database);
        Assert.Equal($"NADIA is at {Address}", await SayAsync());
    }

    [Fact]
    public async Task A_database_that_goes_away_ends_no_app_that_stands_and_the_link_is_promised_for_the_next_start()
    {
        database.Get<SwitchedContexts>().GoAway();
        Assert.Equal(
            $"NADIA is at {Address}, but its database went away. If there is no admin yet, start it again for the link that makes the first one.", await SayAsync());
    }

    private Task<string> SayAsync() => new FirstStart(
        database.Get<FirstAdmin>(), database.Get<ApiKeyService>(), new NadiaSettings(), new NoServer(), NullLogger<FirstStart>.Instance).InvitationAsync(Address, Token);

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void Dispose()
        {
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
