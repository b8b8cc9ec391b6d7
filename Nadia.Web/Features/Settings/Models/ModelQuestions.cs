using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>What the page of models asks. Each answers null when it was cancelled.</summary>
internal static class ModelQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Medium };

    public static Task<ProfileDefinition?> AskProfileAsync(this IDialogService dialogs, string title, ProfileView? start)
    {
        var parameters = new DialogParameters<ProfileDialog> { { d => d.Start, start } };
        return dialogs.AskAsync<ProfileDialog, ProfileDefinition>(title, parameters, Wide);
    }

    public static Task<ModelLimits?> AskLimitsAsync(this IDialogService dialogs, ModelLimits start)
    {
        var parameters = new DialogParameters<LimitsDialog> { { d => d.Start, start } };
        return dialogs.AskAsync<LimitsDialog, ModelLimits>(Words.Of("Change limits"), parameters);
    }
}
