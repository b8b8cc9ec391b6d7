namespace Nadia.Web.Features.Review.Reply;

/// <summary>What the browser's half asks of the editor, apart from how it is drawn.</summary>
/// <param name="changed">Called after each change of the bubbles.</param>
public sealed class EditorActs(BubbleEditor editor, Func<Task> changed)
{
    /// <summary>The bubble whose pasted text could be cut into bubbles; null when there is none.</summary>
    public int? Pasted { get; private set; }

    /// <summary>Not all that was pasted found room.</summary>
    public bool PastedWasCut { get; private set; }

    /// <summary>Which menu is open.</summary>
    public EditorMenu Menu { get; private set; }

    /// <summary>Splits, merges, moves or deletes; answers where the cursor goes on, null when nothing happened.</summary>
    public async Task<Caret?> ActAsync(string what, int key, int at)
    {
        var before = editor.Changes;
        var caret = what switch
        {
            "split" => editor.Split(key, at) is { } second ? new(second, 0) : null,
            "merge" => editor.MergeWithNext(key) is { } joint ? new(key, joint) : null,
            "up" => Moved(key, -1, at),
            "down" => Moved(key, 1, at),
            "delete" => Deleted(key),
            _ => (Caret?)null,
        };
        if (editor.Changes == before) return null;
        Pasted = null;
        await changed();
        return caret;
    }

    public Task DropAsync(int key, int place) => DoAsync(() => editor.MoveTo(key, place));

    public Task PastedAsync(int key, bool cut)
    {
        (Pasted, PastedWasCut) = (editor.PartsOf(key) > 1 ? key : null, cut);
        return changed();
    }

    public Task SpreadAsync() => DoAsync(() =>
    {
        if (Pasted is { } key) editor.Spread(key);
    });

    public Task OpenAsync(EditorMenu menu)
    {
        Menu = Menu == menu ? EditorMenu.None : menu;
        return changed();
    }

    /// <summary>Changes the bubbles and closes what was open about them.</summary>
    public Task DoAsync(Action change)
    {
        change();
        (Pasted, PastedWasCut, Menu) = (null, false, EditorMenu.None);
        return changed();
    }

    private Caret Moved(int key, int by, int at)
    {
        editor.Move(key, by);
        return new(key, at);
    }

    private Caret? Deleted(int key)
    {
        var place = editor.Bubbles.ToList().FindIndex(b => b.Key == key);
        editor.Remove(key);
        if (place < 0) return null;
        var next = editor.Bubbles[Math.Min(place, editor.Bubbles.Count - 1)];
        return new(next.Key, next.Text.Length);
    }
}
