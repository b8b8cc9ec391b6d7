using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Team;

public sealed class ApiKeyServiceTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ApiKeyService Keys => database.Get<ApiKeyService>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_acts_in_its_own_name_with_its_own_role(bool isAdmin)
    {
        var key = (await Keys.CreateAsync(Actors.Admin, "Till", isAdmin, Token)).Value;

        Assert.StartsWith("nadia_", key.Key, StringComparison.Ordinal);
        Assert.Equal(new Actor($"key:{key.Id}", "Till", ActorKind.ApiKey, true, isAdmin), await Keys.FindAsync(key.Key, Token));
        await using var db = database.Open();
        Assert.Equal(32, (await db.ApiKeys.SingleAsync(Token)).Hash.Length);
        Assert.Equal($"api_key:{key.Id}", (await db.Audit.SingleAsync(Token)).Subject);
    }

    [Fact]
    public async Task Unknown_and_revoked_keys_are_nobody()
    {
        var key = (await Keys.CreateAsync(Actors.Admin, "Till", true, Token)).Value;
        Assert.True((await Keys.RevokeAsync(Actors.Admin, key.Id, Token)).Succeeded);
        Assert.True((await Keys.RevokeAsync(Actors.Admin, key.Id, Token)).Succeeded);

        foreach (var presented in new[] { key.Key, key.Key + "x", "", null })
            Assert.Null(await Keys.FindAsync(presented, Token));
        Assert.IsType<NotFound>((await Keys.RevokeAsync(Actors.Admin, key.Id + 1, Token)).Refusal);
        await using var db = database.Open();
        Assert.Single(await db.Audit.Where(a => a.Action == "api_key.revoke").ToListAsync(Token));
    }

    [Fact]
    public async Task Use_is_noted_at_most_once_a_minute()
    {
        var key = (await Keys.CreateAsync(Actors.Admin, "Till", true, Token)).Value;
        var first = database.Clock.GetUtcNow();
        await Keys.FindAsync(key.Key, Token);
        database.Clock.Advance(TimeSpan.FromSeconds(59));
        await Keys.FindAsync(key.Key, Token);
        Assert.Equal(first, await LastUsedAsync());

        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await Keys.FindAsync(key.Key, Token);
        Assert.Equal(first.AddMinutes(1), await LastUsedAsync());
    }

    [Fact]
    public async Task The_key_of_the_settings_is_made_once_and_stays_revoked()
    {
        await Task.WhenAll(Keys.EnsureAsync("chosen-by-hand", Token), Keys.EnsureAsync("chosen-by-hand", Token));
        var row = Assert.Single((await Keys.ListAsync(Actors.Admin, Token)).Value);
        Assert.True((await Keys.FindAsync("chosen-by-hand", Token))!.IsAdmin);
        Assert.DoesNotContain("by-hand", row.Prefix, StringComparison.Ordinal);

        await Keys.RevokeAsync(Actors.Admin, row.Id, Token);
        await Keys.EnsureAsync("chosen-by-hand", Token);
        Assert.Null(await Keys.FindAsync("chosen-by-hand", Token));
    }

    [Fact]
    public async Task Whoever_is_no_admin_is_refused()
    {
        Assert.IsType<Forbidden>((await Keys.CreateAsync(Actors.Ana, "Till", false, Token)).Refusal);
        Assert.IsType<Forbidden>((await Keys.ListAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Keys.RevokeAsync(Actors.Ana, 1, Token)).Refusal);
        Assert.Empty((await Keys.ListAsync(Actors.Admin, Token)).Value);
    }

    private async Task<DateTimeOffset?> LastUsedAsync() => (await Keys.ListAsync(Actors.Admin, Token)).Value.Single().LastUsedAt;
}
