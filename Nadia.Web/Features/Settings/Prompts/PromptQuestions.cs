using MudBlazor;
using Nadia.Core.Common;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Prompts;

/// <summary>What the page of prompts asks. Each answers false when it was cancelled.</summary>
internal static class PromptQuestions
{
    public static Task<bool> AskRestoreAsync(this IDialogService dialogs, int version) => dialogs.ConfirmAsync(
        Words.Of("Restore prompt"),
        Words.Fill($"{PromptWords.Version(version)} is written again as the newest version and counts from the next draft on. The versions between stay in the list."),
        Words.Of("Restore"));

    public static Task<bool> AskDiscardAsync(this IDialogService dialogs) => dialogs.ConfirmAsync(
        Words.Of("Discard changes"), Words.Of("What you typed has not been saved. It is lost when you go on."), Words.Of("Discard"), danger: true);
}
