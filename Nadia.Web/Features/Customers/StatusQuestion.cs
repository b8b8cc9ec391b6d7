using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Customers;

/// <summary>Asks an admin where a customer stands now.</summary>
public static class StatusQuestion
{
    /// <summary>The wish, with what the admin looked at in <see cref="StatusChange.Seen"/>; null when they cancelled, and then nothing happened.</summary>
    /// <param name="tried">What was typed at an earlier try; it stands in the fields again.</param>
    /// <param name="refusal">Why the earlier try was refused.</param>
    public static Task<StatusChange?> AskStatusAsync(
        this IDialogService dialogs, CustomerDetail customer, StatusChange? tried = null, Refusal? refusal = null) =>
        dialogs.AskAsync<UpdateStatusDialog, StatusChange>(Words.Of("Update status"), new()
        {
            { d => d.CustomerName, customer.DisplayName },
            { d => d.Form, new StatusForm(customer.UserId, customer.Standing, tried) },
            { d => d.Refusal, refusal },
        });
}
