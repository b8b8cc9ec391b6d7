using Microsoft.EntityFrameworkCore;

namespace Nadia.Core.Data;

/// <summary>How every <see cref="NadiaDbContext"/> is set up: in the app, in the tests and at design time.</summary>
public static class NadiaDbOptions
{
    /// <summary>The assembly that holds the migrations.</summary>
    public const string MigrationsAssembly = "Nadia.Migrations";

    public static DbContextOptionsBuilder UseNadia(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(MigrationsAssembly).MigrationsHistoryTable("schema_migrations"))
        .UseSnakeCaseNamingConvention();
}
