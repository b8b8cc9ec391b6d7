using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Nadia.Core.Conversations;
using Nadia.Core.Review;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Review.Asks;

/// <summary>Shows what will leave and asks for the yes. It sends nothing itself: it answers an <see cref="ApproveAnswer"/> or nothing.</summary>
public sealed partial class ApproveDialog
{
    private static readonly int?[] Scores = [null, 1, 2, 3, 4, 5];

    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);
    private MudButton? confirm;
    private string notes = "";
    private int? quality;
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

    [Parameter]
    public IReadOnlyList<EditTag> Tags { get; set; } = [];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && confirm is not null) await confirm.FocusAsync();
    }

    private void OnKey(KeyboardEventArgs key)
    {
        if (key.IsConfirm()) Confirm();
    }

    private void Confirm()
    {
        asked = true;
        if (IsStale && !sendAnyway) return;
        Dialog.Close(DialogResult.Ok(new ApproveAnswer(Bubbles, notes, quality, [.. chosen.Order(StringComparer.Ordinal)], IsStale)));
    }
}
