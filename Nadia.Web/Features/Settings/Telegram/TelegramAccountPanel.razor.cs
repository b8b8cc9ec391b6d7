using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MudBlazor;
using Nadia.Bot;
using Nadia.Bot.Login;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Live;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>The Telegram account: its state, live, and signing in and out.</summary>
public sealed partial class TelegramAccountPanel : IAsyncDisposable
{
    private readonly LoginFlow login;
    private readonly LiveFeed feed;
    private readonly CurrentActor current;
    private readonly IDialogService dialogs;
    private readonly ISnackbar snackbar;
    private readonly TelegramOptions options;
    private readonly CancellationTokenSource closed = new();
    private LiveSubscription? subscription;
    private LoginAttempt? attempt;
    private AccountView? account;
    private string? problem;
    private bool isAdmin;
    private bool failed;
    private bool busy;

    public TelegramAccountPanel(
        LoginFlow login, LiveFeed feed, CurrentActor current, IDialogService dialogs, ISnackbar snackbar, IOptions<TelegramOptions> options)
    {
        (this.login, this.feed, this.current) = (login, feed, current);
        (this.dialogs, this.snackbar, this.options) = (dialogs, snackbar, options.Value);
        Token = closed.Token;
    }

    /// <summary>Ends with the page; outlives its source.</summary>
    private CancellationToken Token { get; }

    private string StateText => account switch
    {
        { HasSession: false } => "Signed out",
        { State: AccountState.Connected } => "Connected",
        { State: AccountState.Paused } => "Paused",
        _ => "Connecting",
    };

    private string StateColour => StateText switch
    {
        "Connected" => "pill-good",
        "Connecting" => "pill-info",
        "Paused" => "pill-bad",
        _ => "",
    };

    /// <summary>Closing the page in the middle of a login is Cancel.</summary>
    public async ValueTask DisposeAsync()
    {
        subscription?.Dispose();
        await closed.CancelAsync();
        if (attempt is not null) await attempt.DisposeAsync();
        closed.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        subscription = feed.Subscribe(change => change.Topic == LiveTopic.Account, _ => InvokeAsync(ReloadAsync));
        isAdmin = (await current.GetAsync()).IsAdmin;
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        try
        {
            account = await login.CurrentAsync(Token);
            failed = false;
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            failed = true;
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
        {
            return;
        }

        StateHasChanged();
    }

    private Task SignInAsync() => DoAsync(async () =>
    {
        if (await dialogs.AskPhoneAsync(options.PhoneNumber) is not { } phone) return;
        var begun = await login.BeginAsync(await current.GetAsync(), Token);
        if (!begun.TryGet(out attempt, out var refusal))
        {
            problem = refusal.Message;
            return;
        }

        try
        {
            await AnswerAsync(attempt, await attempt.StartAsync(phone, Token));
        }
        finally
        {
            await attempt.DisposeAsync();
            attempt = null;
        }
    });

    /// <summary>Asks on until the login is over; returns on Cancel with nothing changed.</summary>
    private async Task AnswerAsync(LoginAttempt running, LoginStep step)
    {
        while (true)
        {
            switch (step)
            {
                case LoginStep.CodeNeeded code:
                    if (await dialogs.AskCodeAsync(code) is not { } typed) return;
                    step = await running.AnswerCodeAsync(typed, Token);
                    break;
                case LoginStep.PasswordNeeded password:
                    if (await dialogs.AskPasswordAsync(password) is not { } secret) return;
                    step = await running.AnswerPasswordAsync(secret, Token);
                    break;
                case LoginStep.Finished finished:
                    snackbar.Say($"Signed in as {finished.Name}");
                    return;
                case LoginStep.Failed over:
                    problem = over.Reason;
                    return;
            }
        }
    }

    private Task ResumeAsync() => DoAsync(async () => Say((await login.ResumeAsync(await current.GetAsync(), Token)).Refusal));

    private Task LogOutAsync() => DoAsync(async () =>
    {
        const string question = "NADIA stops receiving and sending until somebody signs in again. Conversations and waiting bubbles stay.";
        if (await dialogs.ShowMessageBoxAsync("Log out of Telegram", question, yesText: "Log out", cancelText: "Cancel") is not true) return;
        var done = await login.LogOutAsync(await current.GetAsync(), Token);
        Say(done.Refusal);
        if (done.Succeeded) snackbar.Say(done.Value ?? "Logged out of Telegram", done.Value is null ? Severity.Success : Severity.Warning);
    });

    private void Say(Refusal? refusal) => problem = refusal?.Message;

    private async Task DoAsync(Func<Task> action)
    {
        (busy, problem) = (true, null);
        try
        {
            await action();
            await ReloadAsync();
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page was closed.
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            problem = "The database did not answer, so it is not known whether this was done. Look at the state before trying again.";
        }
        finally
        {
            busy = false;
        }
    }
}
