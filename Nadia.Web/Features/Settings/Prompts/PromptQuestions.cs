using MudBlazor;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Prompts;

/// <summary>What the page of prompts asks. Each answers false when it was cancelled.</summary>
internal static class PromptQuestions
{
    public static Task<bool> AskRestoreAsync(this IDialogService dialogs, int version) => dialogs.ConfirmAsync(
        "Restore prompt",
        $"{PromptWords.Version(version)} is written again as the newest version and counts from the next draft on. The versions between stay in the list.",
        "Restore");

    public static Task<bool> AskDiscardAsync(this IDialogService dialogs) => dialogs.ConfirmAsync(
        "Discard changes", "What you typed has not been saved. It is lost when you go on.", "Discard", danger: true);
}
