using MudBlazor;
using Nadia.Bot.Login;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>What Settings > Telegram asks. Null means cancelled, and then nothing has happened.</summary>
internal static class TelegramQuestions
{
    public static Task<LoginStep.Finished?> SignInAsync(this IDialogService dialogs, string? phoneNumber) =>
        dialogs.AskAsync<LoginDialog, LoginStep.Finished>("Sign in to Telegram", new DialogParameters<LoginDialog> { { d => d.PhoneNumber, phoneNumber } });

    public static Task<WantedApplication?> AskApplicationAsync(this IDialogService dialogs, int? apiId) =>
        dialogs.AskAsync<ApplicationDialog, WantedApplication>("API id and hash", new DialogParameters<ApplicationDialog> { { d => d.ApiId, apiId } });

    public static Task<bool> ConfirmLogOutAsync(this IDialogService dialogs) => dialogs.ConfirmAsync(
        "Log out of Telegram",
        "NADIA stops receiving and sending until somebody signs in again. Conversations and waiting bubbles stay.",
        "Log out",
        danger: true);

    /// <param name="reason">Why it is paused.</param>
    public static Task<bool> ConfirmResumeAsync(this IDialogService dialogs, string? reason) => dialogs.ConfirmAsync(
        "Resume the account",
        $"{reason} It connects and sends again at once. Resume only when you know that the reason is gone.".TrimStart(),
        "Resume");

    public static Task<PauseAnswer?> AskPauseAsync(this IDialogService dialogs) => dialogs.AskAsync<PauseDialog, PauseAnswer>("Pause sending");

    /// <param name="waiting">Bubbles that leave then.</param>
    public static Task<bool> ConfirmResumeSendingAsync(this IDialogService dialogs, int waiting) => dialogs.ConfirmAsync(
        "Resume sending",
        waiting switch
        {
            0 => "Approved replies leave again at once. Nothing waits at the moment.",
            1 => "Approved replies leave again. One bubble that waits leaves now.",
            _ => $"Approved replies leave again. {waiting} bubbles that wait leave now, each conversation in its order.",
        },
        "Resume sending");
}
