using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Tests.Support;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram;

public sealed class LoginTests(TestPostgres postgres) : LiveTest(postgres)
{
    private LoginFlow Flow => Node.Get<LoginFlow>();

    [Fact]
    public async Task A_wrong_code_is_asked_for_again_and_the_right_one_signs_in()
    {
        await using var attempt = await BeginAsync();
        Assert.IsType<LoginStep.CodeNeeded>(await attempt.StartAsync("+49 30 123 45 67", Token));

        var again = Assert.IsType<LoginStep.CodeNeeded>(await attempt.AnswerCodeAsync("00000", Token));
        var done = Assert.IsType<LoginStep.Finished>(await attempt.AnswerCodeAsync(Server.Login.Code, Token));

        Assert.NotNull(again.Problem);
        Assert.Equal(("Shop", "shop"), (done.Person.Name, done.Person.Username));
        Assert.True((await Node.AccountAsync()).HasSession);
        Assert.Equal(1, Server.Login.CodesSent);
    }

    [Fact]
    public async Task An_expired_code_is_replaced_by_a_new_one()
    {
        await using var attempt = await BeginAsync();
        await attempt.StartAsync(Server.Login.PhoneNumber, Token);
        Server.Login.IsCodeExpired = true;

        var expired = Assert.IsType<LoginStep.CodeNeeded>(await attempt.AnswerCodeAsync(Server.Login.Code, Token));
        Assert.IsType<LoginStep.CodeNeeded>(await attempt.ResendCodeAsync(Token));
        Assert.IsType<LoginStep.Finished>(await attempt.AnswerCodeAsync(Server.Login.Code, Token));

        Assert.Contains("expired", expired.Problem, StringComparison.Ordinal);
        Assert.Equal(2, Server.Login.CodesSent);
    }

    [Fact]
    public async Task A_code_that_does_not_come_is_sent_in_another_way()
    {
        Server.Login.TextMessageAfter = TimeSpan.Zero;
        await using var attempt = await BeginAsync();

        var first = Assert.IsType<LoginStep.CodeNeeded>(await attempt.StartAsync(Server.Login.PhoneNumber, Token));
        var second = Assert.IsType<LoginStep.CodeNeeded>(await attempt.ResendCodeAsync(Token));
        Assert.IsType<LoginStep.Finished>(await attempt.AnswerCodeAsync(Server.Login.Code, Token));

        Assert.Contains("text message", first.Resend!.SentTo, StringComparison.Ordinal);
        Assert.Contains("text message", second.SentTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_asked_for_again_and_the_right_one_signs_in()
    {
        (Server.Login.Password, Server.Login.PasswordHint) = ("correct horse", "an animal");
        await using var attempt = await BeginAsync();
        await attempt.StartAsync(Server.Login.PhoneNumber, Token);

        var first = Assert.IsType<LoginStep.PasswordNeeded>(await attempt.AnswerCodeAsync(Server.Login.Code, Token));
        var again = Assert.IsType<LoginStep.PasswordNeeded>(await attempt.AnswerPasswordAsync("wrong horse", Token));
        Assert.IsType<LoginStep.Finished>(await attempt.AnswerPasswordAsync("correct horse", Token));

        Assert.Equal(("an animal", null), (first.Hint, first.Problem));
        Assert.NotNull(again.Problem);
        Assert.True((await Node.AccountAsync()).HasSession);
    }

    [Fact]
    public async Task Cancelling_at_any_step_leaves_the_account_as_it_was()
    {
        Server.Login.Password = "correct horse";
        await (await BeginAsync()).DisposeAsync();
        var atCode = await BeginAsync();
        await atCode.StartAsync(Server.Login.PhoneNumber, Token);
        await atCode.DisposeAsync();
        var atPassword = await BeginAsync();
        await atPassword.StartAsync(Server.Login.PhoneNumber, Token);
        Assert.IsType<LoginStep.PasswordNeeded>(await atPassword.AnswerCodeAsync(Server.Login.Code, Token));
        await atPassword.DisposeAsync();

        Assert.Null(await Node.Get<TelegramAccounts>().FindAsync(Token));
        await Eventually.TrueAsync(() => Task.FromResult(Server.OpenConnections == 0));
        await Node.SignInAsync(Server.Login);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("correct horse")]
    public async Task Cancelling_while_telegram_says_yes_ends_what_has_begun(string? password)
    {
        Server.Login.Password = password;
        var attempt = await BeginAsync();
        await attempt.StartAsync(Server.Login.PhoneNumber, Token);
        if (password is not null) await attempt.AnswerCodeAsync(Server.Login.Code, Token);
        Server.Faults.AnswerDelay = TimeSpan.FromMilliseconds(500);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var answering = password is null
            ? attempt.AnswerCodeAsync(Server.Login.Code, cancel.Token)
            : attempt.AnswerPasswordAsync(password, cancel.Token);
        await Eventually.TrueAsync(() => Task.FromResult(Server.SignedIn == 1));

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
        await attempt.DisposeAsync();

        Assert.Equal(0, Server.SignedIn);
        Assert.Null(await Node.Get<TelegramAccounts>().FindAsync(Token));
    }

    [Fact]
    public async Task A_login_that_cannot_be_stored_is_ended_at_telegram()
    {
        await Sql.ExecuteAsync(
            Database.ConnectionString,
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
        var attempt = await BeginAsync();
        await attempt.StartAsync(Server.Login.PhoneNumber, Token);
        await Assert.ThrowsAnyAsync<Exception>(() => attempt.AnswerCodeAsync(Server.Login.Code, Token));
        Assert.Equal(1, Server.SignedIn);

        await attempt.DisposeAsync();

        Assert.Equal(0, Server.SignedIn);
    }

    [Fact]
    public async Task A_code_that_was_refused_leaves_nothing_to_log_out()
    {
        var attempt = await BeginAsync();
        await attempt.StartAsync(Server.Login.PhoneNumber, Token);
        Assert.IsType<LoginStep.CodeNeeded>(await attempt.AnswerCodeAsync("00000", Token));
        await attempt.DisposeAsync();
        Assert.Empty(Server.Calls<Auth_LogOut>());
    }

    [Fact]
    public async Task A_flood_wait_before_the_code_says_how_long_to_wait()
    {
        Server.Faults.Refuse<Auth_SendCode>(420, "FLOOD_WAIT_600");
        await using var attempt = await BeginAsync();

        var failed = Assert.IsType<LoginStep.Failed>(await attempt.StartAsync(Server.Login.PhoneNumber, Token));

        Assert.Contains("10 minutes", failed.Reason, StringComparison.Ordinal);
        Assert.Single(Server.Calls<Auth_SendCode>());
    }

    [Fact]
    public async Task An_unknown_number_is_said_to_be_unknown()
    {
        await using var attempt = await BeginAsync();
        var failed = Assert.IsType<LoginStep.Failed>(await attempt.StartAsync("+49 30 999 99 99", Token));
        Assert.Contains("phone number", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_connections_is_said_to_be_out_of_reach()
    {
        Server.StopListening();
        await using var attempt = await BeginAsync();
        var failed = Assert.IsType<LoginStep.Failed>(await attempt.StartAsync(Server.Login.PhoneNumber, Token));
        Assert.Contains("cannot be reached", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restarts_ask_for_no_further_code_and_logging_out_tells_telegram()
    {
        await Node.ConnectAsync(Server);
        await RestartAsync();
        await Node.StartAsync();
        await Node.UntilConnectedAsync();
        Assert.Equal(1, Server.Login.CodesSent);

        var left = (await Flow.LogOutAsync(Actors.Admin, Token)).Value;

        Assert.Null(left);
        Assert.Single(Server.Calls<Auth_LogOut>());
        Assert.Equal(0, Server.Listeners);
        await Node.UntilAsync(AccountState.SignedOut);
        Assert.Equal(0, Server.DuplicateSessions);
    }

    private async Task<LoginAttempt> BeginAsync() => (await Flow.BeginAsync(Actors.Admin, Token)).Value;
}
