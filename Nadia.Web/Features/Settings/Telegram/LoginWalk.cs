using Nadia.Bot.Login;
using Nadia.Core.Common;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>
/// One walk through a login, apart from how it is drawn. A failure leads back to the phone number with its reason; disposing it at
/// any moment is Cancel. For use by one circuit.
/// </summary>
public sealed class LoginWalk(LoginFlow login, CurrentActor current) : IAsyncDisposable
{
    private static string Away => Words.Of("The database did not answer, so it is not known whether the login was kept. Look at the account before trying again.");

    private readonly CancellationTokenSource closing = new();
    private LoginAttempt? attempt;
    private Task running = Task.CompletedTask;

    /// <summary>What Telegram wants to know next; null while that is the phone number.</summary>
    public LoginStep? Step { get; private set; }

    /// <summary>What was wrong with the last answer, as a sentence.</summary>
    public string? Problem { get; private set; }

    /// <summary>An answer is on its way.</summary>
    public bool Busy { get; private set; }

    /// <summary>Answers the question at hand.</summary>
    public Task AnswerAsync(string answer) => RunAsync(() => Step switch
    {
        LoginStep.CodeNeeded => attempt!.AnswerCodeAsync(answer, closing.Token),
        LoginStep.PasswordNeeded => attempt!.AnswerPasswordAsync(answer, closing.Token),
        _ => BeginAsync(answer),
    });

    /// <summary>Asks for another code.</summary>
    public Task ResendAsync() => RunAsync(() => attempt!.ResendCodeAsync(closing.Token));

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await EndAsync();
    }

    private async Task<LoginStep> BeginAsync(string phone)
    {
        var begun = await login.BeginAsync(await current.GetAsync(), closing.Token);
        if (!begun.TryGet(out attempt, out var refusal)) return new LoginStep.Failed(refusal is Invalid invalid ? invalid.Rule : refusal.Message);
        return await attempt.StartAsync(phone, closing.Token);
    }

    private async Task RunAsync(Func<Task<LoginStep>> ask)
    {
        if (Busy) return;
        (Busy, Problem) = (true, null);
        var run = TakeAsync(ask);
        running = run;
        try
        {
            await run;
        }
        finally
        {
            Busy = false;
        }
    }

    private async Task TakeAsync(Func<Task<LoginStep>> ask)
    {
        try
        {
            await ShowAsync(await ask());
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // Cancelled: nothing was kept.
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            await ShowAsync(new LoginStep.Failed(Away));
        }
    }

    private async Task ShowAsync(LoginStep step)
    {
        Step = step is LoginStep.Failed ? null : step;
        Problem = step switch
        {
            LoginStep.Failed failed => failed.Reason,
            LoginStep.CodeNeeded code => code.Problem,
            LoginStep.PasswordNeeded password => password.Problem,
            _ => null,
        };
        if (step is LoginStep.Failed) await EndAsync();
    }

    private async Task EndAsync()
    {
        if (attempt is not { } over) return;
        attempt = null;
        await over.DisposeAsync();
    }
}
