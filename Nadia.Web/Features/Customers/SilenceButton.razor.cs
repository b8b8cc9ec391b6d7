using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Quarantine;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers;

/// <summary>Silences a customer, or lets them be heard again; both are asked first.</summary>
public sealed partial class SilenceButton(IDialogService dialogs, QuarantineService quarantine, CurrentActor current, ISnackbar snackbar)
{
    private bool busy;

    [Parameter, EditorRequired]
    public CustomerDetail Customer { get; set; } = default!;

    [Parameter]
    public EventCallback Changed { get; set; }

    private bool IsSilenced => Customer.SilencedAt is not null;

    private async Task ToggleAsync()
    {
        var (customer, silence) = (Customer, !IsSilenced);
        if (!await AskAsync(customer, silence)) return;
        busy = true;
        try
        {
            var outcome = await Attempt.SaveAsync(() => SaveAsync(customer.UserId, silence));
            if (outcome.Refusal is { } refusal) snackbar.Refuse(refusal);
            else snackbar.Say(silence ? Words.Fill($"{customer.DisplayName} is silenced.") : Words.Fill($"{customer.DisplayName} is heard again."), Severity.Success);
            await Changed.InvokeAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private Task<bool> AskAsync(CustomerDetail customer, bool silence) => silence
        ? dialogs.ConfirmAsync(Words.Of("Silence customer"), Words.Fill($"{customer.DisplayName} gets no drafts any more. What they write is kept in the Quarantine until somebody decides on it."), Words.Of("Silence"))
        : dialogs.ConfirmAsync(Words.Of("Unsilence customer"), Words.Fill($"{customer.DisplayName} gets drafts again, starting with what waits unanswered. Messages held in the Quarantine stay there."), Words.Of("Unsilence"));

    private async Task<Outcome<Done>> SaveAsync(string userId, bool silence)
    {
        var actor = await current.GetAsync();
        return silence
            ? await quarantine.SilenceAsync(userId, actor, CancellationToken.None)
            : await quarantine.UnsilenceAsync(userId, actor, CancellationToken.None);
    }
}
