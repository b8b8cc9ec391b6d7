using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Web.Api;

public sealed class OutageTests(TestPostgres postgres)
{
    [Fact]
    public async Task Without_its_database_every_call_says_so_and_works_again_afterwards()
    {
        await using var app = await NadiaApp.StartAsync(postgres, configure: null, ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "None"));
        using var api = new ApiClient(app);
        (await api.GetAsync("/reviews/pending")).Ok();
        var name = new NpgsqlConnectionStringBuilder(app.ConnectionString).Database;
        await Sql.ExecuteAsync(postgres.AdminConnectionString, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await Sql.ExecuteAsync(postgres.AdminConnectionString, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");

        for (var i = 0; i < 3; i++)
        {
            var reply = await api.GetAsync("/reviews/pending");
            reply.Problem(503, "unavailable");
            Assert.NotNull(reply.Headers.RetryAfter);
            (await api.PostAsync("/users/1/customer-status", new { customer_status = "CUSTOMER" })).Problem(503, "unavailable");
        }

        await Sql.ExecuteAsync(postgres.AdminConnectionString, $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        (await api.GetAsync("/reviews/pending")).Ok();
    }
}
