using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Nadia.Core.Customers;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Customers;

/// <summary>What the team calls the customer, changed in place. A blank takes it away.</summary>
public sealed partial class NicknameField(CustomerService customers, CurrentActor current, ISnackbar snackbar)
{
    private ElementReference field;
    private string? draft;
    private bool focused;
    private bool busy;

    [Parameter, EditorRequired]
    public string UserId { get; set; } = "";

    [Parameter]
    public string? Nickname { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var editing = draft is not null;
        if (editing && !focused) await field.FocusAsync();
        focused = editing;
    }

    private void OnKey(KeyboardEventArgs key)
    {
        if (key.Key == "Escape") draft = null;
    }

    private async Task SaveAsync()
    {
        var wanted = draft;
        busy = true;
        try
        {
            var outcome = await Attempt.SaveAsync(async () => await customers.RenameAsync(UserId, wanted, await current.GetAsync(), CancellationToken.None));
            if (outcome.Refusal is { } refusal)
            {
                snackbar.Refuse(refusal);
                return;
            }

            draft = null;
            await Changed.InvokeAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
