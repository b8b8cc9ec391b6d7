using Npgsql;

namespace Nadia.Tests.Support;

public sealed class TestPostgresTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_database_is_fresh_and_owned_by_a_role_that_is_no_superuser()
    {
        var one = await postgres.CreateDatabaseAsync();
        var two = await postgres.CreateDatabaseAsync();
        Assert.NotEqual(one, two);

        await using var connection = new NpgsqlConnection(one);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(
            "SELECT pg_get_userbyid(datdba) || ' ' || (SELECT usesuper FROM pg_user WHERE usename = current_user) FROM pg_database WHERE datname = current_database()", connection);
        Assert.Equal("nadia false", await command.ExecuteScalarAsync(Token));
    }
}
