using MudBlazor;
using Nadia.Core.Common;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Sandbox;

/// <summary>Asks whom to play.</summary>
public static class PersonQuestion
{
    /// <param name="suggestedId">An id that nobody has.</param>
    public static Task<NewPerson?> AskPersonAsync(this IDialogService dialogs, string suggestedId) =>
        dialogs.AskAsync<PersonDialog, NewPerson>(Words.Of("Add a customer"), new() { { d => d.SuggestedId, suggestedId } });
}
