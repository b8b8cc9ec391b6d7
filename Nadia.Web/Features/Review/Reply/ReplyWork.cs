using Nadia.Core.Common;
using Nadia.Core.Review.Editing;
using Nadia.Core.Safety;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>
/// Works beside the reviewer who writes: keeps the text on the server and reads it by the safety rules. Typing never waits for either;
/// both look at the latest text, at most one of each at a time. All of it runs on the circuit, except the reading itself.
/// </summary>
/// <param name="changed">Draws anew what depends on the reading or the keeping.</param>
public sealed class ReplyWork(
    OpenDraft draft, DraftEdits edits, ConstitutionBook constitutions, CurrentActor who, TimeProvider clock, Func<Task> changed) : IAsyncDisposable
{
    /// <summary>How long the first unsaved letter waits for more before the text is kept.</summary>
    public static readonly TimeSpan KeepAfter = TimeSpan.FromMilliseconds(300);

    /// <summary>At most one reading in this time.</summary>
    public static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>After a database that did not answer.</summary>
    private static readonly TimeSpan KeepAgain = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim saving = new(1, 1);
    private Task keeping = Task.CompletedTask;
    private Task readingNow = Task.CompletedTask;
    private Actor? actor;
    private int? read;

    /// <summary>The latest reading of the reviewer's text; null while it is the draft's own.</summary>
    public TextReading? Reading { get; private set; }

    /// <summary>Why the text as it stands is not kept, as a sentence; null when it is, or will be at once.</summary>
    public Refusal? NotKept { get; private set; }

    private BubbleEditor Editor => draft.Editor;

    /// <summary>What the safety rules say of the text on the screen.</summary>
    public IReadOnlyList<Finding> Findings => Editor.IsChanged ? Reading?.Verdict.Findings ?? draft.View.Findings : draft.View.Findings;

    /// <summary>The places to mark in a bubble; null while they are not known for its present text.</summary>
    public string? Marks(int bubble)
    {
        var text = Editor.Bubbles[bubble].Text;
        if (Reading?.Marks(bubble, text) is { } marks) return marks;
        return bubble < draft.View.Bubbles.Count && draft.View.Bubbles[bubble] == text ? TextReading.Marks(draft.View.Findings, bubble, text) : null;
    }

    public async Task StartAsync()
    {
        actor = await who.GetAsync();
        await constitutions.ReadAsync(stop.Token);
        if (Editor.IsChanged) Touch();
    }

    /// <summary>The text has changed: it will be kept and read.</summary>
    public void Touch()
    {
        // What the database could not hold may have been mended.
        if (NotKept is Invalid) NotKept = null;
        if (keeping.IsCompleted && Editor.IsUnsaved) keeping = KeepAsync();
        if (readingNow.IsCompleted) readingNow = ReadAsync();
    }

    /// <summary>This window's text is the one to keep, whatever another window kept.</summary>
    public async Task InsistAsync()
    {
        if (await Attempt(async me => (await edits.FindAsync(draft.Id, me, CancellationToken.None)).TryGet(out var kept, out _) ? kept : null) is not { } found) return;
        Editor.Kept(Editor.KeptChanges, found.Own?.Version ?? 0);
        NotKept = null;
        await SaveAsync();
    }

    /// <summary>Keeps what is not kept yet: the page turns away, or goes.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (Editor.IsUnsaved && actor is not null && draft.CanEdit && NotKept is null) await SaveAsync();
        await Task.WhenAll(keeping, readingNow);
        stop.Dispose();
        saving.Dispose();
    }

    private async Task KeepAsync()
    {
        var pause = KeepAfter;
        try
        {
            while (Editor.IsUnsaved && NotKept is null)
            {
                await Task.Delay(pause, clock, stop.Token);
                pause = await SaveAsync() ? KeepAfter : KeepAgain;
            }
        }
        catch (OperationCanceledException)
        {
            // The page has turned away; what is not kept yet is kept as it goes.
        }
    }

    /// <summary>False when the database did not answer.</summary>
    private async Task<bool> SaveAsync()
    {
        await saving.WaitAsync();
        try
        {
            var (changes, was) = (Editor.Changes, NotKept);
            if (await Attempt(KeepAsync) is not { } outcome) return false;
            if (outcome.TryGet(out var version, out var refusal)) Editor.Kept(changes, version);
            NotKept = refusal;
            if (was != NotKept && !stop.IsCancellationRequested) await changed();
            return true;
        }
        finally
        {
            saving.Release();
        }
    }

    private async Task<Outcome<long>> KeepAsync(Actor me)
    {
        if (Editor.IsChanged) return await edits.SaveAsync(new(draft.Id, Editor.Raw, Editor.Base?.Id, Editor.KeptVersion), me, CancellationToken.None);
        if (Editor.KeptVersion == 0) return 0;
        var forgotten = await edits.ForgetAsync(draft.Id, me, CancellationToken.None);
        return forgotten.Refusal is { } refusal ? refusal : 0;
    }

    private async Task ReadAsync()
    {
        try
        {
            while (read != Editor.Changes)
            {
                read = Editor.Changes;
                var (texts, start, message, rules) = (Editor.Raw, Editor.Start, draft.View.CustomerMessage, constitutions.Latest);
                Reading = Editor.IsChanged
                    ? await Task.Run(() => new TextReading(texts, rules.Judge(message, texts), WordDiff.Effort(start, texts)), stop.Token)
                    : null;
                await changed();
                await Task.Delay(ReadEvery, clock, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page has turned away.
        }
    }

    /// <summary>Null when the database did not answer.</summary>
    private async Task<T?> Attempt<T>(Func<Actor, Task<T>> act)
        where T : class?
    {
        try
        {
            // On the way out the circuit's own state may be gone already: then the person it was opened by counts.
            if (!stop.IsCancellationRequested) actor = await who.GetAsync();
            return await act(actor!);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            return null;
        }
    }
}
