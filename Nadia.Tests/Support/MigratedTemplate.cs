using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Data;
using Npgsql;

namespace Nadia.Tests.Support;

/// <summary>The database that others are cloned from: migrated and seeded once in a run, then left alone.</summary>
internal static class MigratedTemplate
{
    private static readonly ConditionalWeakTable<TestPostgres, Lazy<Task<string>>> Made = [];

    public static Task<string> NameAsync(TestPostgres postgres) =>
        Made.GetValue(postgres, cluster => new Lazy<Task<string>>(() => MakeAsync(cluster))).Value;

    private static async Task<string> MakeAsync(TestPostgres postgres)
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using (var services = NadiaDatabase.Services(connectionString, TimeProvider.System, [], configure: null))
        {
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }

        await using (var pool = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(pool);
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }
}
