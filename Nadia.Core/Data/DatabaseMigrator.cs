using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Nadia.Core.Common;

namespace Nadia.Core.Data;

/// <summary>Brings the schema up to date at start. An advisory lock lets one node do it while the others wait.</summary>
public sealed class DatabaseMigrator(IDbContextFactory<NadiaDbContext> contexts, Seed seed, TimeProvider clock, ILogger<DatabaseMigrator> log)
{
    /// <summary>Any constant will do; it is "NADIA" in ASCII.</summary>
    private const long LockKey = 0x4E41444941;

    public async Task MigrateAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        // Another node may be migrating for long; waiting for it is no failure.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.OpenConnectionAsync(token);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockKey})", token);
        try
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(token)).ToList();
            if (pending.Count > 0)
            {
                log.LogInformation("Applying {Count} database migrations", pending.Count);
                await db.Database.MigrateAsync(token);
            }

            await seed.PlantAsync(db, token);
            await Idempotency.ForgetAsync(db, clock.GetUtcNow(), token);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }
}
