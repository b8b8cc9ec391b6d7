using MudBlazor;
using Nadia.Core.Commitments;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Customers.Promises;

/// <summary>What is asked about promises. Null means cancelled, and then nothing has happened.</summary>
public static class PromiseQuestions
{
    /// <param name="zone">In whose hours the time is shown and typed: a dialog stands outside the page that knows it.</param>
    public static Task<CommitmentWish?> AskPromiseAsync(this IDialogService dialogs, string title, string text, DateTimeOffset? due, ViewerZone zone) =>
        dialogs.AskAsync<PromiseDialog, CommitmentWish>(title, new DialogParameters<PromiseDialog>
        {
            { d => d.Text, text },
            { d => d.DueAt, due },
            { d => d.Zone, zone },
        });
}
