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

/// <summary>The Telegram account: who it is and how it does, live; the application it works under; signing in and out.</summary>
public sealed partial class TelegramAccountPanel(
    LoginFlow login, TelegramApplication application, LiveFeed feed, CurrentActor current, IDialogService dialogs, ISnackbar snackbar,
    IOptions<TelegramOptions> options, NadiaSettings settings, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Taking updates in is not announced; this often it is looked at.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource closed = new();
    private LiveRefresh? live;
    private ITimer? look;
    private AccountView? account;
    private TelegramSetup? setup;
    private string? problem;
    private bool failed;
    private bool busy;

    private string Application => setup switch
    {
        { FromEnvironment: true, Keys: { } keys } => Words.Fill($"{keys.ApiId}, from Telegram__ApiId and Telegram__ApiHash in the environment"),
        { FromEnvironment: true } => Words.Of("from the environment"),
        { Stored: { Keys: { } keys } stored } => Words.Fill($"{keys.ApiId}, entered by {stored.By}"),
        { Stored: not null } => Words.Of("cannot be read"),
        _ => Words.Of("not entered yet"),
    };

    /// <summary>What is missing says so itself; a state's own reason comes after that.</summary>
    private string? Reason => StoredReason.Say(setup?.Problem ?? (account is { HasSession: true } ? account.StateReason : null));

    /// <summary>The setting changes nothing about who is signed in: that it means somebody else must not stay unseen.</summary>
    private string? OtherNumber =>
        account is { HasSession: true, Phone: { } phone } && MaskedPhone.Of(options.Value.PhoneNumber) is { } wanted && wanted != phone
            ? Words.Fill($"Telegram__PhoneNumber is {wanted}, but {phone} is signed in. The setting only fills in the login dialog: log out and sign in with the right number, or correct the setting.")
            : null;

    /// <summary>Closing the page is Cancel for whatever is asked.</summary>
    public async ValueTask DisposeAsync()
    {
        live?.Dispose();
        look?.Dispose();
        await closed.CancelAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        live = new LiveRefresh(feed, clock, change => change.Topic is LiveTopic.Account or LiveTopic.Everything, RefreshAsync);
        look = clock.CreateTimer(_ => _ = RefreshAsync(), null, LookEvery, LookEvery);
        await ReloadAsync();
    }

    private Task RefreshAsync() => InvokeAsync(async () =>
    {
        await ReloadAsync();
        StateHasChanged();
    });

    private async Task ReloadAsync()
    {
        try
        {
            var actor = await current.GetAsync();
            if (!(await login.SetupAsync(actor, closed.Token)).TryGet(out var found, out var refusal))
            {
                (problem, failed) = (refusal.Message, false);
                return;
            }

            account = (await login.CurrentAsync(actor, closed.Token)).TryGet(out var known, out _) ? known : null;
            (setup, failed) = (found, false);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            failed = true;
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page was closed.
        }
    }

    private Task SignInAsync() => DoAsync(async () =>
    {
        if (await dialogs.SignInAsync(options.Value.PhoneNumber) is not { Person: var person }) return;   // cancelled: nothing was kept
        snackbar.Say(Words.Fill($"Signed in as {person.Name}."), Severity.Success);
    });

    private Task ChangeApplicationAsync() => DoAsync(async () =>
    {
        if (await dialogs.AskApplicationAsync(setup?.Stored?.Keys?.ApiId) is not { } wanted) return;   // cancelled: nothing was saved
        var saved = await Attempt.SaveAsync(async () => await application.ChangeAsync(wanted.ApiId, wanted.ApiHash, await current.GetAsync(), closed.Token));
        Say(saved.Refusal);
        if (saved.Succeeded) snackbar.Say(Words.Of("The API id and hash are kept."), Severity.Success);
    });

    private Task ResumeAsync() => DoAsync(async () =>
    {
        if (!await dialogs.ConfirmResumeAsync(account?.StateReason)) return;
        Say((await Attempt.SaveAsync(async () => await login.ResumeAsync(await current.GetAsync(), closed.Token))).Refusal);
    });

    private Task LogOutAsync() => DoAsync(async () =>
    {
        if (!await dialogs.ConfirmLogOutAsync()) return;
        var done = await Attempt.SaveAsync(async () => await login.LogOutAsync(await current.GetAsync(), closed.Token));
        Say(done.Refusal);
        if (done.TryGet(out var leftover, out _)) snackbar.Say(leftover ?? Words.Of("Logged out of Telegram."), leftover is null ? Severity.Success : Severity.Warning);
    });

    private void Say(Refusal? refusal) => problem = refusal is Invalid invalid ? Words.Fill($"Not done: {invalid.Rule}") : refusal?.Message;

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
        finally
        {
            busy = false;
        }
    }

    private static string Beside(AccountView account) =>
        string.Concat(new[] { account.Username is { } name ? $"@{name}" : null, account.Phone }.Where(part => part is not null).Select(part => $" · {part}"));
}
