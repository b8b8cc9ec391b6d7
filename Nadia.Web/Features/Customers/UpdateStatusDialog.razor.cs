using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Customers;

/// <summary>The fields of <see cref="StatusQuestion"/>. It saves nothing itself: it answers a wish or nothing.</summary>
public sealed partial class UpdateStatusDialog
{
    private ElementReference ltvField;
    private bool asked;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public string CustomerName { get; set; } = "";

    [Parameter, EditorRequired]
    public StatusForm Form { get; set; } = default!;

    /// <summary>Why the last try was refused.</summary>
    [Parameter]
    public Refusal? Refusal { get; set; }

    private string LtvNote => Form.LtvError ?? Words.Fill($"{Usd.Amount(Form.After ?? Form.Seen.LtvUsd)} USD after");

    private Task OnKey(KeyboardEventArgs key) => key.IsConfirm() ? ConfirmAsync() : Task.CompletedTask;

    private void Cancel() => Dialog.Cancel();

    private async Task ConfirmAsync()
    {
        asked = true;
        if (Form.Read() is { } change) Dialog.Close(DialogResult.Ok(change));
        else if (Form.LtvError is not null) await ltvField.FocusAsync();
    }
}
