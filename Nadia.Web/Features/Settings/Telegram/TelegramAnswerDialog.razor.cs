using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>Asks for one thing that Telegram wants to know: the phone number, the code or the password.</summary>
public sealed partial class TelegramAnswerDialog
{
    private static readonly Dictionary<string, object?> NoAutofill = new() { ["autocomplete"] = "off", ["spellcheck"] = "false" };
    private string answer = "";

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public string ConfirmText { get; set; } = "";

    [Parameter]
    public string Initial { get; set; } = "";

    /// <summary>What was wrong with the last answer, as a sentence.</summary>
    [Parameter]
    public string? Problem { get; set; }

    [Parameter]
    public bool IsSecret { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    protected override void OnInitialized() => answer = Initial;

    private void Confirm() => Dialog.Close(DialogResult.Ok(answer));

    private void ConfirmOnEnter(KeyboardEventArgs key)
    {
        if (key.Key == "Enter" && !string.IsNullOrWhiteSpace(answer)) Confirm();
    }
}
