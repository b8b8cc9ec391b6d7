using Nadia.Core.Customers;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Data.Customers;

public sealed class HistoryTriggerTests(NadiaDatabase database, TestPostgres postgres) : IClassFixture<NadiaDatabase>
{
    [Theory]
    [InlineData("UPDATE customer_status_transitions SET ltv_change = 0")]
    [InlineData("DELETE FROM customer_status_transitions")]
    [InlineData("TRUNCATE customer_status_transitions")]
    public async Task Even_a_superuser_is_refused_by_the_trigger(string statement)
    {
        await database.Get<CustomerService>().ChangeStatusAsync(
            new(Arrange.NewId(), CustomerStatus.Customer, 1m), Actors.Admin, TestContext.Current.CancellationToken);
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        var superuser = new NpgsqlConnectionStringBuilder(postgres.AdminConnectionString) { Database = name, Pooling = false }.ToString();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.ExecuteAsync(superuser, statement));

        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
    }
}
