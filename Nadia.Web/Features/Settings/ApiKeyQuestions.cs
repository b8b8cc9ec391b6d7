using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Team;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings;

/// <summary>What the page of API keys asks. Each answers null, or false, when it was cancelled.</summary>
internal static class ApiKeyQuestions
{
    public static Task<WantedApiKey?> AskApiKeyAsync(this IDialogService dialogs) => dialogs.AskAsync<ApiKeyDialog, WantedApiKey>(Words.Of("Create API key"));

    public static Task<bool> AskRevokeAsync(this IDialogService dialogs, ApiKeyRow key) => dialogs.ConfirmAsync(
        Words.Of("Revoke API key"), Words.Fill($"Programs that use “{key.Name}” are refused from now on. A revoked key cannot be brought back."), Words.Of("Revoke"), danger: true);

    public static async Task ShowKeyAsync(this IDialogService dialogs, NewApiKey key)
    {
        var parameters = new DialogParameters<SecretDialog>
        {
            { d => d.Text, Words.Fill($"This is the key “{key.Name}”. Copy it now: it is not kept and cannot be shown again.") },
            { d => d.Label, Words.Of("API key") },
            { d => d.Secret, key.Key },
        };
        var reference = await dialogs.ShowAsync<SecretDialog>(Words.Of("New API key"), parameters, Questions.Options with { BackdropClick = false });
        await reference.Result;
    }
}
