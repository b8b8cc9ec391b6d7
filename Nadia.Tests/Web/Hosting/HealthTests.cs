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

        await postgres.DropDatabaseAsync(app.ConnectionString);
        (status, var down) = await ReadyAsync(client);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("down", down.GetProperty("dependencies").GetProperty("postgres").GetProperty("status").GetString());

        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task A_browser_is_told_in_words_that_the_database_is_gone_and_a_program_in_json()
    {
        await using var app = await NadiaApp.StartAsync(postgres, null);
        using var client = app.CreateClient();
        await postgres.DropDatabaseAsync(app.ConnectionString);

        var (page, html) = await OpenAsync(client, "text/html");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page);
        Assert.Contains("<h1>NADIA cannot reach its database</h1>", html, StringComparison.Ordinal);
        var (program, json) = await OpenAsync(client, "application/json");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, program);
        Assert.Equal("NADIA cannot reach its database", JsonDocument.Parse(json).RootElement.GetProperty("title").GetString());
    }

    private static async Task<(HttpStatusCode Status, string Body)> OpenAsync(HttpClient client, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account/setup?code=some", UriKind.Relative));
        request.Headers.Add("Accept", accept);
        using var answer = await client.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement);
    }
}
