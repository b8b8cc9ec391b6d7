using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Templates;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>The bubbles as cards, with all that changes them.</summary>
public sealed partial class BubbleList(ReplyWorks works, IJSRuntime js) : IAsyncDisposable
{
    private EditorActs acts = default!;
    private EditorScript? script;
    private ElementReference root;
    private IReadOnlyList<ReplyTemplate>? templates;
    private string? problem;
    private int? added;

    [Parameter, EditorRequired]
    public BubbleEditor Editor { get; set; } = default!;

    [Parameter, EditorRequired]
    public ReplyWork Work { get; set; } = default!;

    [Parameter]
    public bool CanEdit { get; set; }

    /// <summary>Whether the first bubble takes the focus as it appears.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    /// <summary>The text has changed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Stands at the end of the line of buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (script is not null) await script.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        acts = new EditorActs(Editor, DrawAsync);
        if (TakesFocus) added = Editor.Bubbles[0].Key;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        script = new EditorScript(js, $"./{Assets["js/editor.js"]}", acts);
        await script.AttachAsync(root);
    }

    private static string Undo(string step) => step switch
    {
        "undo" => Words.Of("Redo"),
        "new bubble" => Words.Of("Undo new bubble"),
        "deletion" => Words.Of("Undo deletion"),
        "move" => Words.Of("Undo move"),
        "split" => Words.Of("Undo split"),
        "merge" => Words.Of("Undo merge"),
        "making bubbles" => Words.Of("Undo making bubbles"),
        "template" => Words.Of("Undo template"),
        "choice of a version" => Words.Of("Undo choice of a version"),
        "choice of a text" => Words.Of("Undo choice of a text"),
        "reset" => Words.Of("Undo reset"),
        _ => Words.Of("Undo"),
    };

    private async Task DrawAsync()
    {
        await Changed.InvokeAsync();
        StateHasChanged();
    }

    private Task TouchAsync(Action write)
    {
        write();
        return Changed.InvokeAsync();
    }

    private async Task OpenTemplatesAsync()
    {
        await acts.OpenAsync(EditorMenu.Templates);
        if (templates is not null) return;
        problem = (await works.TemplatesAsync()).TryGet(out templates, out var refusal) ? null : refusal.Message;
    }

    private async Task UseAsync(ReplyTemplate template)
    {
        int? key = null;
        await acts.DoAsync(() => key = Editor.Use(template));
        if (key is { } bubble && script is not null) await script.FocusAsync(new(bubble, template.Text.Length));
    }
}
