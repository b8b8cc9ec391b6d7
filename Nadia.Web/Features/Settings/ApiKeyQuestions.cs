using MudBlazor;
using Nadia.Core.Team;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings;

/// <summary>What the page of API keys asks. Each answers null, or false, when it was cancelled.</summary>
internal static class ApiKeyQuestions
{
    public static Task<WantedApiKey?> AskApiKeyAsync(this IDialogService dialogs) => dialogs.AskAsync<ApiKeyDialog, WantedApiKey>("Create API key");

    public static Task<bool> AskRevokeAsync(this IDialogService dialogs, ApiKeyRow key) => dialogs.ConfirmAsync(
        "Revoke API key", $"Programs that use “{key.Name}” are refused from now on. A revoked key cannot be brought back.", "Revoke", danger: true);

    public static async Task ShowKeyAsync(this IDialogService dialogs, NewApiKey key)
    {
        var parameters = new DialogParameters<SecretDialog>
        {
            { d => d.Text, $"This is the key “{key.Name}”. Copy it now: it is not kept and cannot be shown again." },
            { d => d.Label, "API key" },
            { d => d.Secret, key.Key },
        };
        var reference = await dialogs.ShowAsync<SecretDialog>("New API key", parameters, Questions.Options with { BackdropClick = false });
        await reference.Result;
    }
}
