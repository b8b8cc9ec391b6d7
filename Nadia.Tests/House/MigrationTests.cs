using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Tests.House;

public sealed class MigrationTests
{
    [Fact]
    public void No_migration_is_missing()
    {
        var options = new DbContextOptionsBuilder<NadiaDbContext>().UseNadia("Host=never-connected").Options;
        using var db = new NadiaDbContext((DbContextOptions<NadiaDbContext>)options);

        Assert.False(db.Database.HasPendingModelChanges());
    }
}
