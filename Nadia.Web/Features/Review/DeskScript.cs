using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Nadia.Web.Features.Review;

/// <summary>The page's half in the browser (<c>js/review.js</c>): keys, focus and a list that does not jump.</summary>
public sealed class DeskScript(IJSRuntime js, string path) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private IJSObjectReference? desk;

    /// <summary>The IANA name of the browser's time zone.</summary>
    public async Task<string?> AttachAsync(ElementReference root)
    {
        module = await js.InvokeAsync<IJSObjectReference>("import", path);
        desk = await module.InvokeAsync<IJSObjectReference>("attach", root);
        return await module.InvokeAsync<string?>("timeZone");
    }

    /// <summary>Puts the focus on the heading of what has just been opened, so that its keys work and a screen reader reads it.</summary>
    public async Task FocusHeadingAsync()
    {
        if (desk is not null) await desk.InvokeVoidAsync("focusHeading");
    }

    /// <summary>Puts the focus back to where a question was asked.</summary>
    public async Task FocusBackAsync()
    {
        if (desk is not null) await desk.InvokeVoidAsync("focusBack");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (desk is not null) await desk.InvokeVoidAsync("detach");
            if (desk is not null) await desk.DisposeAsync();
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its half with it.
        }
    }
}
