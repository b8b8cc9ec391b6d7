using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review.Checks;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Checks;

/// <summary>Says to a reviewer that a draft was an attention check. There is nothing to answer: every way of leaving it is the same.</summary>
internal static class CheckQuestions
{
    // The page turns to the next draft at this very moment; the word stays.
    private static readonly DialogOptions Staying = Questions.Options with { CloseOnNavigation = false };

    public static async Task TellCheckAsync(this IDialogService dialogs, CheckResult result)
    {
        var parameters = new DialogParameters<CheckToldDialog> { { d => d.Result, result } };
        var reference = await dialogs.ShowAsync<CheckToldDialog>(Words.Of("That was a check"), parameters, Staying);
        await reference.Result;
    }
}
