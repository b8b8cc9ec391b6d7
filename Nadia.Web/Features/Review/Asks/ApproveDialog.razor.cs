using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Nadia.Core.Conversations;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Asks;

/// <summary>Shows what will leave and asks for the yes. It sends nothing itself: it answers an <see cref="ApproveAnswer"/> or nothing.</summary>
public sealed partial class ApproveDialog
{
    private MudButton? confirm;
    private bool sendAnyway;
    private bool asked;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public string CustomerName { get; set; } = "";

    /// <summary>As they would leave.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Bubbles { get; set; } = [];

    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>What happened in the conversation since the draft was made.</summary>
    [Parameter]
    public IReadOnlyList<MessageView> News { get; set; } = [];

    [Parameter, EditorRequired]
    public LabelForm Labels { get; set; } = default!;

    /// <summary>Whether the reviewer has said already that it is to be sent although the conversation has moved on.</summary>
    [Parameter]
    public bool SendsAnyway { get; set; }

    protected override void OnInitialized() => sendAnyway = SendsAnyway;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && confirm is not null) await confirm.FocusAsync();
    }

    private void OnKey(KeyboardEventArgs key)
    {
        if (key.IsConfirm()) Confirm();
        else if (key is { AltKey: true, Code: "KeyT" }) Labels.TakeSuggested();
    }

    private void Confirm()
    {
        asked = true;
        if ((IsStale && !sendAnyway) || Labels.Problem is not null) return;
        Dialog.Close(DialogResult.Ok(new ApproveAnswer(Bubbles, Labels.Notes, Labels.Quality, [.. Labels.Chosen.Order(StringComparer.Ordinal)], IsStale)));
    }
}
