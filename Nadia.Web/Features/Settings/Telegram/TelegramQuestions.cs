using MudBlazor;
using Nadia.Bot.Login;
using Nadia.Core.Common;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>What Settings > Telegram asks. Null means cancelled, and then nothing has happened.</summary>
internal static class TelegramQuestions
{
    public static Task<LoginStep.Finished?> SignInAsync(this IDialogService dialogs, string? phoneNumber) =>
        dialogs.AskAsync<LoginDialog, LoginStep.Finished>(Words.Of("Sign in to Telegram"), new DialogParameters<LoginDialog> { { d => d.PhoneNumber, phoneNumber } });

    public static Task<WantedApplication?> AskApplicationAsync(this IDialogService dialogs, int? apiId) =>
        dialogs.AskAsync<ApplicationDialog, WantedApplication>(Words.Of("API id and hash"), new DialogParameters<ApplicationDialog> { { d => d.ApiId, apiId } });

    public static Task<bool> ConfirmLogOutAsync(this IDialogService dialogs) => dialogs.ConfirmAsync(
        Words.Of("Log out of Telegram"),
        Words.Of("NADIA stops receiving and sending until somebody signs in again. Conversations and waiting bubbles stay."),
        Words.Of("Log out"),
        danger: true);

    /// <param name="reason">Why it is paused, as it is stored.</param>
    public static Task<bool> ConfirmResumeAsync(this IDialogService dialogs, string? reason) => dialogs.ConfirmAsync(
        Words.Of("Resume the account"),
        Words.Fill($"{StoredReason.Say(reason)} It connects and sends again at once. Resume only when you know that the reason is gone.").TrimStart(),
        Words.Of("Resume"));

    public static Task<PauseAnswer?> AskPauseAsync(this IDialogService dialogs) => dialogs.AskAsync<PauseDialog, PauseAnswer>(Words.Of("Pause sending"));

    /// <param name="waiting">Bubbles that leave then.</param>
    public static Task<bool> ConfirmResumeSendingAsync(this IDialogService dialogs, int waiting) => dialogs.ConfirmAsync(
        Words.Of("Resume sending"),
        waiting switch
        {
            0 => Words.Of("Approved replies leave again at once. Nothing waits at the moment."),
            1 => Words.Of("Approved replies leave again. One bubble that waits leaves now."),
            _ => Words.Fill($"Approved replies leave again. {waiting} bubbles that wait leave now, each conversation in its order."),
        },
        Words.Of("Resume sending"));
}
