using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Nadia.Core.Conversations;
using Nadia.Core.Review;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Web.Features.Review;

/// <summary>The page's half in the browser (<c>js/review.js</c>): keys, focus and a list that does not jump.</summary>
public sealed class DeskScript(IJSRuntime js, string path) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private IJSObjectReference? desk;
    private DotNetObjectReference<DeskScript>? self;
    private Action<QueueWindow>? look;
    private Func<string, Task>? press;
    private Action<Guid, IReadOnlyList<string>>? restore;
    private string?[] restored = [];
    private bool gone;

    /// <param name="inSight">Called on the circuit with the queue's rows in sight, each time they have moved on.</param>
    /// <param name="pressed">Called on the circuit with the default key of an action that has no button of its own, or with a digit.</param>
    /// <param name="kept">Called on the circuit with the text that stood in a draft's reply when the server lost the page.</param>
    /// <param name="person">The id of who works here: a text that was kept in the browser is put back for the same person only.</param>
    /// <returns>The IANA name of the browser's time zone; null when the page has gone meanwhile.</returns>
    public async Task<string?> AttachAsync(
        ElementReference root, Action<QueueWindow> inSight, Func<string, Task> pressed, Action<Guid, IReadOnlyList<string>> kept, string person)
    {
        if (gone) return null;
        (look, press, restore) = (inSight, pressed, kept);
        self = DotNetObjectReference.Create(this);
        try
        {
            module = await js.InvokeAsync<IJSObjectReference>("import", path);
            if (!gone) desk = await module.InvokeAsync<IJSObjectReference>("attach", root, self, person);
            if (!gone) return await module.InvokeAsync<string?>("timeZone");
        }
        catch (Exception e) when (e is JSDisconnectedException || (gone && e is JSException or ObjectDisposedException))
        {
            // The person has left before the page stood.
        }

        // What came all the same after they left goes with them.
        if (gone) await DisposeAsync();
        return null;
    }

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public void Look(int top, int count) => look?.Invoke(new QueueWindow(top, count));

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task Press(string key) => press?.Invoke(key) ?? Task.CompletedTask;

    /// <summary>Called by the browser for each bubble of a reply that outlasted a lost page.</summary>
    [JSInvokable]
    public void Restore(Guid draftId, int count, int index, string text)
    {
        if (count is < 1 or > ReviewRules.MaxBubbles || index < 0 || index >= count || text.Length > MessageRules.MaxText) return;
        if (index == 0) restored = new string?[count];
        if (restored.Length != count) return;
        restored[index] = text;
        if (index == count - 1 && restored.All(bubble => bubble is not null)) restore?.Invoke(draftId, restored!);
    }

    /// <summary>Which default key each of the reviewer's keys stands for.</summary>
    public Task UseKeysAsync(IReadOnlyDictionary<string, string> keys) => TryAsync("useKeys", keys);

    /// <summary>Does what an action's key does, once the dialog in front is gone.</summary>
    public Task ActAsync(string key) => TryAsync("act", key);

    /// <summary>Scrolls the list so far that a row is in sight.</summary>
    public Task RevealAsync(int index) => TryAsync("reveal", index);

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
        gone = true;
        (look, press, restore) = (null, null, null);
        var (leaving, imported) = (desk, module);
        (desk, module) = (null, null);
        try
        {
            if (leaving is not null) await leaving.InvokeVoidAsync("detach");
            if (leaving is not null) await leaving.DisposeAsync();
            if (imported is not null) await imported.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and its half with it.
        }

        self?.Dispose();
    }

    private async Task TryAsync(string what, params object?[] arguments)
    {
        try
        {
            if (desk is not null) await desk.InvokeVoidAsync(what, arguments);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The person has left meanwhile, and the focus with them.
        }
    }
}
