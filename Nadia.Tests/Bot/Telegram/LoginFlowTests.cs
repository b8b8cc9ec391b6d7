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
    private readonly FakeLogin telegram = new();
    private NadiaDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LoginFlow Flow => database.Get<LoginFlow>();

    public async ValueTask InitializeAsync() => database = await NadiaDatabase.CreateAsync(
        postgres,
        services => services.AddSingleton<LoginFlow>().AddSingleton<ILoginConnector>(telegram)
            .AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section),
        ("Telegram:ApiId", "17"), ("Telegram:ApiHash", "0123456789abcdef0123456789abcdef"), ("Telegram:SessionKey", "of the tests"));

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

        var account = await Flow.CurrentAsync(Token);
        Assert.Equal(("4711", "Shop", true), (account!.ExternalId, account.Name, account.HasSession));
        Assert.Equal(FakeLogin.Session, await database.Get<AccountStore>().LoadSessionAsync(account.Id, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cancel_at_each_step_leaves_the_account_as_it_was(int answers)
    {
        var before = await Flow.CurrentAsync(Token);
        var attempt = await BeginAsync();
        if (answers > 0) await attempt.StartAsync("+49301234567", Token);
        if (answers > 1) await attempt.AnswerCodeAsync(FakeLogin.Code, Token);

        await attempt.DisposeAsync();

        Assert.Equal(before, await Flow.CurrentAsync(Token));
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
        Assert.False((await Flow.CurrentAsync(Token))!.HasSession);
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
        Assert.False((await Flow.CurrentAsync(Token))!.HasSession);
    }

    [Fact]
    public async Task When_telegram_cannot_be_told_the_session_is_removed_all_the_same()
    {
        await SignInAsync();
        telegram.Fails = new IOException();
        Assert.Contains("Devices", (await Flow.LogOutAsync(Actors.Admin, Token)).Value, StringComparison.Ordinal);
        Assert.False((await Flow.CurrentAsync(Token))!.HasSession);
    }

    [Fact]
    public async Task A_build_without_the_library_says_so()
    {
        await using var plain = await NadiaDatabase.CreateAsync(postgres, services => services.AddSingleton<LoginFlow>());
        var refusal = (await plain.Get<LoginFlow>().BeginAsync(Actors.Admin, Token)).Refusal;
        Assert.Contains("without the Telegram library", refusal!.Message, StringComparison.Ordinal);
    }

    private async Task<LoginAttempt> BeginAsync() => (await Flow.BeginAsync(Actors.Admin, Token)).Value;

    private async Task SignInAsync()
    {
        await using var attempt = await BeginAsync();
        await attempt.StartAsync("+49301234567", Token);
        await attempt.AnswerCodeAsync(FakeLogin.Code, Token);
        await attempt.AnswerPasswordAsync(FakeLogin.Password, Token);
    }
}
