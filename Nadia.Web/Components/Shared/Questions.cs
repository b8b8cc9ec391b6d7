using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Nadia.Web.Components.Shared;

/// <summary>
/// Dialogs as typed questions. Cancel, Escape and a click beside the dialog all answer null (or false): then nothing happened.
/// </summary>
public static class Questions
{
    /// <summary>How every dialog behaves unless it says otherwise.</summary>
    public static DialogOptions Options { get; } = new()
    {
        MaxWidth = MaxWidth.ExtraSmall,
        FullWidth = true,
        CloseOnEscapeKey = true,
        BackdropClick = true,
    };

    public static async Task<TAnswer?> AskAsync<TDialog, TAnswer>(
        this IDialogService dialogs, string title, DialogParameters<TDialog>? parameters = null, DialogOptions? options = null)
        where TDialog : IComponent
        where TAnswer : class
    {
        var reference = await dialogs.ShowAsync<TDialog>(title, parameters ?? [], options ?? Options);
        return await reference.Result is { Canceled: false, Data: TAnswer answer } ? answer : null;
    }

    /// <summary>A question that is answered by yes or not at all.</summary>
    /// <param name="verb">The label of the confirming button, such as <c>Disable</c>.</param>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string verb, bool danger = false)
    {
        var parameters = new DialogParameters<ConfirmDialog> { { d => d.Text, text }, { d => d.Verb, verb }, { d => d.Danger, danger } };
        var reference = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, Options);
        return await reference.Result is { Canceled: false };
    }
}
