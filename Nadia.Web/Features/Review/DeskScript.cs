using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Web.Features.Review;

/// <summary>The page's half in the browser (<c>js/review.js</c>): keys, focus and a list that does not jump.</summary>
public sealed class DeskScript(IJSRuntime js, string path) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private IJSObjectReference? desk;
    private DotNetObjectReference<DeskScript>? self;
    private Action<QueueWindow>? look;

    /// <param name="inSight">Called on the circuit with the queue's rows in sight, each time they have moved on.</param>
    /// <returns>The IANA name of the browser's time zone.</returns>
    public async Task<string?> AttachAsync(ElementReference root, Action<QueueWindow> inSight)
    {
        look = inSight;
        self = DotNetObjectReference.Create(this);
        module = await js.InvokeAsync<IJSObjectReference>("import", path);
        desk = await module.InvokeAsync<IJSObjectReference>("attach", root, self);
        return await module.InvokeAsync<string?>("timeZone");
    }

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public void Look(int top, int count) => look?.Invoke(new QueueWindow(top, count));

    /// <summary>Puts the focus on the heading of what has just been opened, so that its keys work and a screen reader reads it.</summary>
    public async Task FocusHeadingAsync()
    {
        await TryAsync("focusHeading");
    }

    /// <summary>Puts the focus back to where a question was asked.</summary>
    public async Task FocusBackAsync()
    {
        await TryAsync("focusBack");
    }

    public async ValueTask DisposeAsync()
    {
        look = null;
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

        self?.Dispose();
    }

    private async Task TryAsync(string what)
    {
        try
        {
            if (desk is not null) await desk.InvokeVoidAsync(what);
        }
        catch (JSDisconnectedException)
        {
            // The person has left meanwhile, and the focus with them.
        }
    }
}
