using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;

namespace Nadia.Tests.Support;

public sealed class NadiaDatabaseTests(TestPostgres postgres, NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clone_has_the_whole_schema_and_the_starter_data()
    {
        await using var db = database.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Token));
        Assert.NotEmpty(await db.Prompts.ToListAsync(Token));
    }

    [Fact]
    public async Task Two_clones_share_nothing()
    {
        await using var one = await NadiaDatabase.CreateAsync(postgres);
        await using var two = await NadiaDatabase.CreateAsync(postgres);
        await Arrange.AccountAsync(one);
        await using var db = two.Open();
        Assert.Empty(await db.Accounts.ToListAsync(Token));
    }
}
