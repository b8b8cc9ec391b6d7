using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers.Promises;

/// <summary>One promise with what may be done to it. It says the same beside a draft, in the customer's card and in the list.</summary>
public sealed partial class PromiseItem(
    CommitmentService promises, CurrentActor current, IDialogService dialogs, ISnackbar snackbar, TimeProvider clock)
{
    private readonly Saving saving = new(current, snackbar);

    [Parameter, EditorRequired]
    public CommitmentView Promise { get; set; } = default!;

    /// <summary>Whether it says whom it was promised to.</summary>
    [Parameter]
    public bool ShowCustomer { get; set; }

    /// <summary>Something was saved, or turned out to have been changed by somebody else.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [CascadingParameter]
    private ViewerZone Zone { get; set; } = ViewerZone.Unknown;

    private bool IsOverdue => Promise.IsOverdueAt(clock.GetUtcNow());

    private bool IsClosed => Promise.State is CommitmentState.Done or CommitmentState.Cancelled;

    private string Who => Promise switch
    {
        { State: CommitmentState.Proposed } => Words.Fill($"in a reply {Promise.By} approved"),
        { State: CommitmentState.Open, DecidedBy: { } by } => Words.Fill($"confirmed by {by}"),
        { DecidedBy: { } by } => Words.Fill($"by {by}"),
        _ => Words.Fill($"noted by {Promise.By}"),
    };

    // What names no time is confirmed by saying when.
    private Task ConfirmAsync() =>
        Promise.DueAt is null ? EditAsync() : SaveAsync(actor => promises.ConfirmAsync(Promise.Id, actor, CancellationToken.None));

    private Task DismissAsync() => SaveAsync(actor => promises.DismissAsync(Promise.Id, actor, CancellationToken.None));

    private Task DoneAsync() => SaveAsync(actor => promises.DoneAsync(Promise.Id, actor, CancellationToken.None));

    private Task CancelAsync() => SaveAsync(actor => promises.CancelAsync(Promise.Id, actor, CancellationToken.None));

    private Task ReopenAsync() => SaveAsync(actor => promises.ReopenAsync(Promise.Id, actor, CancellationToken.None));

    private async Task EditAsync()
    {
        var seen = Promise;
        var title = seen.State == CommitmentState.Proposed ? Words.Of("Confirm promise") : Words.Of("Edit promise");
        if (await dialogs.AskPromiseAsync(title, seen.Text, seen.DueAt, Zone) is not { } wish) return;   // cancelled: nothing was saved
        await SaveAsync(actor => promises.EditAsync(seen.Id, seen, wish, actor, CancellationToken.None));
    }

    private async Task SaveAsync(Func<Actor, Task<Outcome<Done>>> save) => await saving.SaveAsync(save, () => Changed.InvokeAsync());
}
