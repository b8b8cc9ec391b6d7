using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Team;

public sealed class FirstAdminTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FirstAdmin First => database.Get<FirstAdmin>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_set_up_code_used_by_several_at_once_makes_one_admin_and_ends_every_code()
    {
        var code = await First.IssueCodeAsync(Token);
        var ofTheOtherNode = await First.IssueCodeAsync(Token);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => First.CreateAsync(code, $"a{i}@example.com", $"A{i}", TeamArrange.Password, Token)));

        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal(3, outcomes.Count(o => o.Refusal is LinkSpent));
        Assert.False(await First.IsOpenAsync(ofTheOtherNode, Token));
        Assert.Null(await First.IssueCodeAsync(Token));
        await using var db = database.Open();
        Assert.Single(await db.Users.ToListAsync(Token));
        Assert.Equal(2, await db.UserRoles.CountAsync(Token));
        Assert.DoesNotContain(await db.Settings.ToListAsync(Token), s => s.Key.Contains(code!, StringComparison.Ordinal) || s.Key.StartsWith("setup-code", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nobody", "Ada", TeamArrange.Password)]
    [InlineData("ada@example.com", "", TeamArrange.Password)]
    [InlineData("ada@example.com", "Ada", "nine char")]
    public async Task A_bad_entry_leaves_the_code_open(string email, string name, string password)
    {
        var code = await First.IssueCodeAsync(Token);

        Assert.IsType<Invalid>((await First.CreateAsync(code, email, name, password, Token)).Refusal);
        Assert.True(await First.IsOpenAsync(code, Token));
    }

    [Fact]
    public async Task The_admin_of_the_settings_is_made_once_and_a_later_password_changes_nothing()
    {
        Assert.True((await First.EnsureAsync("ada@example.com", TeamArrange.Password, Token)).Value);
        Assert.False((await First.EnsureAsync("ada@example.com", "another password", Token)).Value);
        Assert.False((await First.EnsureAsync("other@example.com", TeamArrange.Password, Token)).Value);

        await using var db = database.Open();
        Assert.Equal("ada@example.com", (await db.Users.SingleAsync(Token)).Email);
    }
}
