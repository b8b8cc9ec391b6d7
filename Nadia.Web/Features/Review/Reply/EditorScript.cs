using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>The reply editor's half in the browser (<c>js/editor.js</c>): keys, dragging, marks behind the text, emoji.</summary>
public sealed class EditorScript(IJSRuntime js, string path, EditorActs acts) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private IJSObjectReference? editor;
    private DotNetObjectReference<EditorScript>? self;
    private bool gone;

    public async Task AttachAsync(ElementReference root)
    {
        try
        {
            self = DotNetObjectReference.Create(this);
            module = await js.InvokeAsync<IJSObjectReference>("import", path);
            if (!gone) editor = await module.InvokeAsync<IJSObjectReference>("attach", root, self);
        }
        catch (JSException) when (gone)
        {
            // The text boxes left the page while this was on its way to them.
        }

        // Whoever turns on quickly leaves before this has come back.
        if (gone) await DisposeAsync();
    }

    /// <summary>Called by the browser: a key in a bubble's text box.</summary>
    [JSInvokable]
    public Task<Caret?> Act(string what, int key, int at) => acts.ActAsync(what, key, at);

    /// <summary>Called by the browser: a bubble was dropped at a place, from 0 on.</summary>
    [JSInvokable]
    public Task Drop(int key, int place) => acts.DropAsync(key, place);

    /// <summary>Called by the browser: a text of several lines was pasted; <paramref name="cut"/> when not all of it found room.</summary>
    [JSInvokable]
    public Task Pasted(int key, bool cut) => acts.PastedAsync(key, cut);

    /// <summary>Called by the browser: Escape in an open menu.</summary>
    [JSInvokable]
    public Task CloseMenu() => acts.OpenAsync(EditorMenu.None);

    /// <summary>Puts the focus into a bubble once it is drawn.</summary>
    public async Task FocusAsync(Caret caret)
    {
        try
        {
            if (editor is not null) await editor.InvokeVoidAsync("focus", caret.Key, caret.At);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The person has left meanwhile, and the focus with them.
        }
    }

    public async ValueTask DisposeAsync()
    {
        gone = true;
        try
        {
            if (editor is not null) await editor.InvokeVoidAsync("detach");
            if (editor is not null) await editor.DisposeAsync();
            if (module is not null) await module.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and its half with it.
        }

        self?.Dispose();
    }
}
