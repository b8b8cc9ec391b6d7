using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Accounts;

public sealed class ApplicationStoreTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string Hash = "0123456789abcdef0123456789abcdef";
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ApplicationStore Store => database.Get<ApplicationStore>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(postgres, null, ("Telegram:SessionKey", "of the tests"));

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_was_saved_is_read_back_by_a_node_with_the_same_key_and_the_hash_stands_nowhere_in_the_clear()
    {
        Assert.Null(await Store.LoadAsync(Token));
        Assert.True((await Store.SaveAsync(" 17 ", Hash, Actors.Admin, Token)).Succeeded);

        var stored = await Store.LoadAsync(Token);
        Assert.Equal((new ApplicationKeys(17, Hash), "Ada"), (stored!.Keys, stored.By));
        await using var db = database.Open();
        Assert.DoesNotContain(Hash, (await db.Settings.SingleAsync(Token)).Value, StringComparison.Ordinal);
        var entry = await db.Audit.SingleAsync(Token);
        Assert.Equal(("telegram.application", "application:17", null), (entry.Action, entry.Subject, entry.Detail));
    }

    [Theory]
    [InlineData("", Hash, "api_id")]
    [InlineData("0", Hash, "api_id")]
    [InlineData("-17", Hash, "api_id")]
    [InlineData("2147483648", Hash, "api_id")]
    [InlineData("17", "", "api_hash")]
    [InlineData("17", "0123456789abcdef0123456789abcde", "api_hash")]
    [InlineData("17", "0123456789abcdef0123456789abcdeg", "api_hash")]
    public async Task A_wrong_field_is_named_with_its_rule_and_nothing_is_written(string id, string hash, string field)
    {
        Assert.Equal(field, Assert.IsType<Invalid>((await Store.SaveAsync(id, hash, Actors.Admin, Token)).Refusal).Field);
        Assert.Null(await Store.LoadAsync(Token));
    }

    [Fact]
    public async Task Only_an_admin_may_and_nobody_while_an_account_is_signed_in()
    {
        Assert.IsType<Forbidden>((await Store.SaveAsync("17", Hash, Actors.Ana, Token)).Refusal);
        var id = (await database.Get<TelegramAccounts>().SignedInAsync(new("111", "Shop"), [1], Actors.Admin, Token)).Value;
        Assert.Contains("log out first", (await Store.SaveAsync("17", Hash, Actors.Admin, Token)).Refusal!.Message, StringComparison.Ordinal);
        Assert.Null(await Store.LoadAsync(Token));

        await database.Get<TelegramAccounts>().SignOutAsync(id, Actors.Admin, Token);
        Assert.True((await Store.SaveAsync("17", Hash, Actors.Admin, Token)).Succeeded);
    }

    [Fact]
    public async Task Under_another_session_key_it_is_there_but_unreadable()
    {
        await Store.SaveAsync("17", Hash, Actors.Admin, Token);
        await using var other = NadiaDatabase.Services(database.ConnectionString, database.Clock, new() { ["Telegram:SessionKey"] = "another" }, null);
        Assert.Null((await other.GetRequiredService<ApplicationStore>().LoadAsync(Token))!.Keys);
    }

    [Fact]
    public async Task A_start_sees_a_login_that_is_there_from_before()
    {
        Assert.False(await FormerLogin.IsThereAsync(await postgres.CreateDatabaseAsync(), Token));
        Assert.False(await FormerLogin.IsThereAsync(database.ConnectionString, Token));
        await database.Get<TelegramAccounts>().SignedInAsync(new("111", "Shop"), [1], Actors.Admin, Token);
        Assert.True(await FormerLogin.IsThereAsync(database.ConnectionString, Token));
    }

    [Theory]
    [InlineData("+49 30 1234567", "+49 ••• 67")]
    [InlineData("34600111222", "+34 ••• 22")]
    [InlineData("12345", null)]
    [InlineData(null, null)]
    public void A_number_is_masked(string? phone, string? masked) => Assert.Equal(masked, MaskedPhone.Of(phone));
}
