using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Bot;
using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Tests.Support;

namespace Nadia.Tests.Bot.Telegram;

public sealed class LoginFlowTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string Hash = "0123456789abcdef0123456789abcdef";
    private readonly FakeLogin telegram = new();
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LoginFlow Flow => database.Get<LoginFlow>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(
        postgres,
        Register,
        ("Telegram:ApiId", "17"), ("Telegram:ApiHash", Hash), ("Telegram:SessionKey", "of the tests"));

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Phone_code_and_password_sign_in()
    {
        await using var attempt = await BeginAsync();
        Assert.IsType<LoginStep.CodeNeeded>(await attempt.StartAsync("+49 30 123-456 7", Token));
        Assert.Equal("+49301234567", telegram.PhoneNumber);
        Assert.NotNull(Assert.IsType<LoginStep.CodeNeeded>(await attempt.AnswerCodeAsync("00000", Token)).Problem);
        Assert.IsType<LoginStep.PasswordNeeded>(await attempt.AnswerCodeAsync(" 12 345 ", Token));
        Assert.NotNull(Assert.IsType<LoginStep.PasswordNeeded>(await attempt.AnswerPasswordAsync("wrong", Token)).Problem);
        Assert.IsType<LoginStep.Finished>(await attempt.AnswerPasswordAsync(FakeLogin.Password, Token));

        var account = await CurrentAsync();
        Assert.Equal(("4711", "Shop", true), (account!.ExternalId, account.Name, account.HasSession));
        Assert.Equal(FakeLogin.Session, await database.Get<AccountStore>().LoadSessionAsync(account.Id, Token));
    }

    [Fact]
    public async Task Who_signed_in_is_kept_with_the_username_and_the_masked_number()
    {
        await SignInAsync();
        var account = await CurrentAsync();
        Assert.Equal(("Shop", "shop", "+49 ••• 67"), (account!.Name, account.Username, account.Phone));
    }

    [Fact]
    public async Task Only_a_stored_session_is_kept_at_telegram()
    {
        await RefuseAsync("INSERT OR UPDATE");
        await using (var attempt = await BeginAsync())
        {
            await attempt.StartAsync("+49301234567", Token);
            await attempt.AnswerCodeAsync(FakeLogin.Code, Token);
            await Assert.ThrowsAnyAsync<Exception>(() => attempt.AnswerPasswordAsync(FakeLogin.Password, Token));
        }

        Assert.False(telegram.Kept);
        await Sql.ExecuteAsync(database.ConnectionString, "DROP TRIGGER refuse ON accounts");
        await SignInAsync();
        Assert.True(telegram.Kept);
    }

    [Fact]
    public async Task Keys_that_changed_during_a_login_end_it_with_nothing_written()
    {
        await using var free = await NadiaDatabase.CreateAsync(postgres, Register, ("Telegram:SessionKey", "of the tests"));
        Assert.True((await free.Get<TelegramApplication>().ChangeAsync("17", Hash, Actors.Admin, Token)).Succeeded);
        await using var attempt = (await free.Get<LoginFlow>().BeginAsync(Actors.Admin, Token)).Value;
        await attempt.StartAsync("+49301234567", Token);
        await attempt.AnswerCodeAsync(FakeLogin.Code, Token);
        Assert.True((await free.Get<TelegramApplication>().ChangeAsync("18", Hash, Actors.Admin, Token)).Succeeded);

        Assert.Contains("changed meanwhile", Assert.IsType<LoginStep.Failed>(await attempt.AnswerPasswordAsync(FakeLogin.Password, Token)).Reason, StringComparison.Ordinal);

        Assert.IsType<NotFound>((await free.Get<LoginFlow>().CurrentAsync(Actors.Admin, Token)).Refusal);
    }

    [Fact]
    public async Task Only_an_admin_sees_the_account()
    {
        Assert.IsType<Forbidden>((await Flow.CurrentAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Flow.SetupAsync(Actors.Ana, Token)).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cancel_at_each_step_leaves_the_account_as_it_was(int answers)
    {
        var before = await CurrentAsync();
        var attempt = await BeginAsync();
        if (answers > 0) await attempt.StartAsync("+49301234567", Token);
        if (answers > 1) await attempt.AnswerCodeAsync(FakeLogin.Code, Token);

        await attempt.DisposeAsync();

        Assert.Equal(before, await CurrentAsync());
        Assert.Equal(1, telegram.Closed);
        await using var db = database.Open();
        Assert.Equal(0, await db.Audit.CountAsync(Token));
    }

    [Fact]
    public async Task A_failing_connection_is_an_answer_and_writes_nothing()
    {
        telegram.Fails = new TimeoutException();
        await using var attempt = await BeginAsync();
        var failed = Assert.IsType<LoginStep.Failed>(await attempt.StartAsync("+49301234567", Token));
        Assert.Equal("Telegram's server did not answer in time.", failed.Reason);
        Assert.Null(await CurrentAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("+4930123456789012345")]
    public async Task A_number_that_is_none_is_not_sent(string phone)
    {
        await using var attempt = await BeginAsync();
        Assert.IsType<LoginStep.Failed>(await attempt.StartAsync(phone, Token));
        Assert.Null(telegram.PhoneNumber);
    }

    [Fact]
    public async Task A_reviewer_may_not_begin_and_nobody_while_signed_in()
    {
        Assert.IsType<Forbidden>((await Flow.BeginAsync(Actors.Ana, Token)).Refusal);
        await SignInAsync();
        Assert.IsType<Invalid>((await Flow.BeginAsync(Actors.Admin, Token)).Refusal);
    }

    [Fact]
    public async Task Logging_out_removes_the_session_and_tells_telegram()
    {
        await SignInAsync();
        Assert.Null((await Flow.LogOutAsync(Actors.Admin, Token)).Value);
        Assert.Equal(FakeLogin.Session, telegram.Revoked);
        Assert.False((await CurrentAsync())!.HasSession);
    }

    [Fact]
    public async Task When_telegram_cannot_be_told_the_session_is_removed_all_the_same()
    {
        await SignInAsync();
        telegram.Fails = new IOException();
        Assert.Contains("Devices", (await Flow.LogOutAsync(Actors.Admin, Token)).Value, StringComparison.Ordinal);
        Assert.False((await CurrentAsync())!.HasSession);
    }

    [Fact]
    public async Task A_build_without_the_library_says_so()
    {
        await using var plain = await NadiaDatabase.CreateAsync(postgres, services => services.AddSingleton<LoginFlow>().AddSingleton<TelegramApplication>());
        var refusal = (await plain.Get<LoginFlow>().BeginAsync(Actors.Admin, Token)).Refusal;
        Assert.Contains("without the Telegram library", refusal!.Message, StringComparison.Ordinal);
    }

    private void Register(IServiceCollection services) => services
        .AddSingleton<LoginFlow>().AddSingleton<TelegramApplication>().AddSingleton<ILoginConnector>(telegram)
        .AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section);

    private async Task<AccountView?> CurrentAsync() =>
        (await Flow.CurrentAsync(Actors.Admin, Token)).TryGet(out var account, out _) ? account : null;

    private Task RefuseAsync(string writes) => Sql.ExecuteAsync(
        database.ConnectionString,
        $"""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
        CREATE TRIGGER refuse BEFORE {writes} ON accounts FOR EACH ROW EXECUTE FUNCTION refuse();
        """);

    private async Task<LoginAttempt> BeginAsync() => (await Flow.BeginAsync(Actors.Admin, Token)).Value;

    private async Task SignInAsync()
    {
        await using var attempt = await BeginAsync();
        await attempt.StartAsync("+49301234567", Token);
        await attempt.AnswerCodeAsync(FakeLogin.Code, Token);
        await attempt.AnswerPasswordAsync(FakeLogin.Password, Token);
    }
}
