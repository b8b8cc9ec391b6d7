using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review.Checks;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Checks;

/// <summary>What the page of attention checks asks. Each answers null when it was cancelled.</summary>
internal static class KnownBadQuestions
{
    private static readonly DialogOptions Wide = Questions.Options with { MaxWidth = MaxWidth.Small };

    public static Task<KnownBadDraftEdit?> AskKnownBadAsync(this IDialogService dialogs, KnownBadDraftEdit? known = null)
    {
        var parameters = new DialogParameters<KnownBadDialog> { { d => d.Known, known } };
        var title = known is null ? Words.Of("Add known-bad draft") : Words.Of("Edit known-bad draft");
        return dialogs.AskAsync<KnownBadDialog, KnownBadDraftEdit>(title, parameters, Wide);
    }
}
