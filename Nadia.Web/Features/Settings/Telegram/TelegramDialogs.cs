using MudBlazor;
using Nadia.Bot.Login;

namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>The questions of a Telegram login. Null is Cancel: by button, Escape or backdrop.</summary>
internal static class TelegramDialogs
{
    public static Task<string?> AskPhoneAsync(this IDialogService dialogs, string? initial) => dialogs.AskAsync("Sign in to Telegram", new()
    {
        { d => d.Text, "Telegram sends a code to the owner of this number." },
        { d => d.Label, "Phone number with country code" },
        { d => d.ConfirmText, "Send code" },
        { d => d.Initial, initial ?? "" },
    });

    public static Task<string?> AskCodeAsync(this IDialogService dialogs, LoginStep.CodeNeeded step) => dialogs.AskAsync("Telegram code", new()
    {
        { d => d.Text, $"Telegram sent a code {step.SentTo}." },
        { d => d.Label, "Code" },
        { d => d.ConfirmText, "Continue" },
        { d => d.Problem, step.Problem },
    });

    public static Task<string?> AskPasswordAsync(this IDialogService dialogs, LoginStep.PasswordNeeded step) => dialogs.AskAsync("Telegram password", new()
    {
        { d => d.Text, step.Hint is { Length: > 0 } hint ? $"The account has a two-step password. Its hint: {hint}" : "The account has a two-step password." },
        { d => d.Label, "Two-step password" },
        { d => d.ConfirmText, "Sign in" },
        { d => d.Problem, step.Problem },
        { d => d.IsSecret, true },
    });

    private static async Task<string?> AskAsync(this IDialogService dialogs, string title, DialogParameters<TelegramAnswerDialog> parameters)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = true };
        var dialog = await dialogs.ShowAsync<TelegramAnswerDialog>(title, parameters, options);
        return await dialog.Result is { Canceled: false, Data: string answer } ? answer : null;
    }
}
