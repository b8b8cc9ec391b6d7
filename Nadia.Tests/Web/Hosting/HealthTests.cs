using System.Net;
using System.Text.Json;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Web.Hosting;

public sealed class HealthTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_names_each_dependency_and_turns_to_503_when_the_database_is_gone()
    {
        await using var app = await NadiaApp.StartAsync(postgres);
        using var client = app.CreateClient();
        var (status, up) = await ReadyAsync(client);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ready", up.GetProperty("status").GetString());
        Assert.Equal(["channel", "postgres", "redis"], up.GetProperty("dependencies").EnumerateObject().Select(d => d.Name).Order());
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(app.ConnectionString).Password!, up.ToString(), StringComparison.Ordinal);

        await DropDatabaseAsync(app.ConnectionString);
        (status, var down) = await ReadyAsync(client);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("down", down.GetProperty("dependencies").GetProperty("postgres").GetProperty("status").GetString());

        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement);
    }

    private async Task DropDatabaseAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(postgres.AdminConnectionString);
        await connection.OpenAsync(Token);
        await using var drop = new NpgsqlCommand($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync(Token);
    }
}
