using MudBlazor;
using Nadia.Core.Common;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Sandbox.Rehearsal;

/// <summary>Asks what to rehearse.</summary>
public static class RehearsalQuestion
{
    public static Task<WantedRehearsal?> AskRehearsalAsync(this IDialogService dialogs) =>
        dialogs.AskAsync<RehearsalDialog, WantedRehearsal>(Words.Of("Rehearse"), options: Questions.Options with { MaxWidth = MaxWidth.Small });
}
