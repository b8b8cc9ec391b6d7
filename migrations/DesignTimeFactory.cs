using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Nadia.Core.Data;

namespace Nadia.Migrations;

/// <summary>
/// Lets <c>dotnet ef migrations add NAME --project migrations --output-dir .</c> build the model; it never connects.
/// </summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<NadiaDbContext>
{
    public NadiaDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<NadiaDbContext>)new DbContextOptionsBuilder<NadiaDbContext>().UseNadia("Host=design-time").Options);
}
