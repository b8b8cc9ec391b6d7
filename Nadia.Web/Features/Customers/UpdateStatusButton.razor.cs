using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers;

/// <summary>
/// The `Update status` button of a customer, for admins alone (the service refuses others anyway). A refused wish is asked again
/// with the customer as they now are and what was typed, so a conflict is said and never overwritten.
/// </summary>
public sealed partial class UpdateStatusButton(
    IDialogService dialogs, CustomerService customers, CustomerReads reads, CurrentActor current, ISnackbar snackbar)
{
    private bool isAdmin;
    private bool busy;

    /// <summary>The customer as they are shown.</summary>
    [Parameter, EditorRequired]
    public CustomerDetail Customer { get; set; } = default!;

    /// <summary>Raised once the change is saved, and when a refusal showed that what is on the screen may be old.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>What is printed behind the name, such as a key.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override async Task OnParametersSetAsync() => isAdmin = (await current.GetAsync()).IsAdmin;

    private async Task UpdateAsync()
    {
        busy = true;
        try
        {
            // The button may be handed another customer while the dialog is open: the question stays with this one.
            await AskUntilSavedAsync(Customer);
        }
        finally
        {
            busy = false;
        }
    }

    private async Task AskUntilSavedAsync(CustomerDetail customer)
    {
        StatusChange? tried = null;
        Refusal? refusal = null;
        while (await dialogs.AskStatusAsync(customer, tried, refusal) is { } wish)
        {
            var outcome = await SaveAsync(wish);
            await Changed.InvokeAsync();
            if (outcome.TryGet(out var done, out refusal))
            {
                snackbar.Say($"{customer.DisplayName}: {done.NewStatus.Name()}, {Usd.Amount(done.LtvUsd)} USD", Severity.Success);
                return;
            }

            tried = wish;
            customer = await LookAgainAsync(customer);
        }
    }

    // No token: a change that was confirmed is finished even when the page is left.
    private Task<Outcome<StatusChanged>> SaveAsync(StatusChange wish) =>
        Attempt.SaveAsync(async () => await customers.ChangeStatusAsync(wish, await current.GetAsync(), CancellationToken.None));

    private async Task<CustomerDetail> LookAgainAsync(CustomerDetail customer)
    {
        var found = await Attempt.ReadAsync(async () => await reads.FindAsync(customer.UserId, await current.GetAsync(), CancellationToken.None));
        return found.TryGet(out var fresh, out _) ? fresh : customer;
    }
}
