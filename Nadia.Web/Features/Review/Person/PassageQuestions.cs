using MudBlazor;
using Nadia.Core.Knowledge;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Person;

/// <summary>Shows a passage in its document. It only shows: nothing is asked and nothing changes.</summary>
public static class PassageQuestions
{
    public static Task<IDialogReference> ShowPassageAsync(this IDialogService dialogs, UsedPassage passage) => dialogs.ShowAsync<PassageDialog>(
        passage.Title, new DialogParameters<PassageDialog> { { d => d.Passage, passage } }, Questions.Options with { MaxWidth = MaxWidth.Small });
}
