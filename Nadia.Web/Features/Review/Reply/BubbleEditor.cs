using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Review;
using Nadia.Core.Review.Editing;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>
/// The reviewer's copy of the bubbles. Every change of more than letters can be taken back, and what was taken back can be brought back
/// in the same way, so that no step loses a word.
/// </summary>
public sealed class BubbleEditor
{
    private const int MaxSteps = 20;
    private readonly List<Bubble> bubbles = [];
    private readonly List<(string What, Bubble[] Before, ChosenVersion? Base)> steps = [];
    private readonly IReadOnlyList<string> drafted;
    private int keys;

    public BubbleEditor(IReadOnlyList<string> drafted)
    {
        // What nobody has written yet begins with an empty bubble to write in.
        this.drafted = drafted is [] ? [""] : [.. drafted.Select(text => text.ReplaceLineEndings("\n"))];
        Replace(this.drafted);
    }

    public IReadOnlyList<Bubble> Bubbles => bubbles;

    /// <summary>As they would leave.</summary>
    public IReadOnlyList<string> Texts => [.. bubbles.Select(b => b.Text.Trim())];

    /// <summary>As they stand in the text boxes; what is marked in them is counted from there.</summary>
    public IReadOnlyList<string> Raw => [.. bubbles.Select(b => b.Text)];

    public bool IsChanged => !Texts.SequenceEqual(drafted.Select(text => text.Trim()));

    public bool CanAdd => bubbles.Count < ReviewRules.MaxBubbles;

    public bool CanRemove => bubbles.Count > 1;

    /// <summary>The text is being changed, by whichever way.</summary>
    public event Action? Changed;

    /// <summary>Counts every change of the text.</summary>
    public int Changes
    {
        get;
        private set
        {
            field = value;
            Changed?.Invoke();
        }
    }

    /// <summary>Which change is kept on the server.</summary>
    public int KeptChanges { get; private set; }

    /// <summary>The version of what is kept on the server; 0 when nothing is.</summary>
    public long KeptVersion { get; private set; }

    public bool IsUnsaved => Changes != KeptChanges;

    /// <summary>The earlier version of the draft that the text goes on from; null for the draft itself.</summary>
    public ChosenVersion? Base { get; private set; }

    /// <summary>What the text is compared with: the chosen version, or the draft.</summary>
    public IReadOnlyList<string> Start => Base?.Bubbles ?? drafted;

    /// <summary>The step that <see cref="Undo"/> takes back, such as "split"; null when there is none.</summary>
    public string? LastStep => steps.Count == 0 ? null : steps[^1].What;

    /// <summary>Why this cannot be sent as it stands, as a sentence; null when it can.</summary>
    public string? Problem
    {
        get
        {
            if (bubbles.FindIndex(b => string.IsNullOrWhiteSpace(b.Text)) is >= 0 and var empty) return Words.Fill($"Bubble {empty + 1} is empty: write something or delete it.");
            if (bubbles.FindIndex(b => b.Text.Trim().Length > MessageRules.MaxText) is >= 0 and var large)
                return Words.Fill($"Bubble {large + 1} is longer than {MessageRules.MaxText:N0} characters: split it.");
            return ReviewRules.Bubbles(Texts) is { } broken ? Words.Fill($"The reply {broken.Rule}") : null;
        }
    }

    /// <summary>What the reviewer had written over this draft before.</summary>
    public static BubbleEditor Restore(IReadOnlyList<string> drafted, KeptEdit kept)
    {
        var editor = new BubbleEditor(drafted) { Base = kept.Base };
        editor.Fill(kept.Bubbles);
        editor.Kept(editor.Changes, kept.Version);
        return editor;
    }

    /// <summary>The server keeps the text as it was at that change.</summary>
    public void Kept(int changes, long version) => (KeptChanges, KeptVersion) = (changes, version);

    public void Write(int key, string? text)
    {
        if (bubbles.FindIndex(b => b.Key == key) is not (>= 0 and var i) || bubbles[i].Text == (text ?? "")) return;
        bubbles[i] = bubbles[i] with { Text = text ?? "" };
        Changes++;
    }

    /// <summary>An empty bubble at the end; its key.</summary>
    public int? Add() => CanAdd ? Step("new bubble", () => Insert(bubbles.Count, "")) : null;

    public void Remove(int key)
    {
        if (CanRemove && Find(key) is { } i) Step("deletion", () => bubbles.RemoveAt(i));
    }

    /// <param name="by">-1 for up, 1 for down.</param>
    public void Move(int key, int by)
    {
        if (Find(key) is { } from) MoveTo(key, from + by);
    }

    /// <param name="place">From 0 on; beyond the ends nothing moves.</param>
    public void MoveTo(int key, int place)
    {
        if (Find(key) is not { } from || place < 0 || place >= bubbles.Count || place == from) return;
        Step("move", () =>
        {
            var moved = bubbles[from];
            bubbles.RemoveAt(from);
            bubbles.Insert(place, moved);
        });
    }

    /// <summary>Two bubbles of one, cut at this offset; the key of the second, null when there is no room for it.</summary>
    public int? Split(int key, int at)
    {
        if (!CanAdd || Find(key) is not { } i) return null;
        var text = bubbles[i].Text;
        at = Math.Clamp(at, 0, text.Length);
        if (at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at])) at--;
        return Step("split", () =>
        {
            bubbles[i] = bubbles[i] with { Text = text[..at].TrimEnd() };
            return Insert(i + 1, text[at..].TrimStart());
        });
    }

    /// <summary>Puts the next bubble behind this one; the offset at which they meet, null when there is none behind or both are too long for one.</summary>
    public int? MergeWithNext(int key)
    {
        if (Find(key) is not { } i || i + 1 >= bubbles.Count) return null;
        var (first, second) = (bubbles[i].Text.TrimEnd(), bubbles[i + 1].Text.TrimStart());
        // What is longer than a text box may hold could not be typed in again over the circuit's message limit.
        if (first.Length + 1 + second.Length > MessageRules.MaxText) return null;
        return Step("merge", () =>
        {
            bubbles[i] = bubbles[i] with { Text = first.Length == 0 || second.Length == 0 ? first + second : $"{first} {second}" };
            bubbles.RemoveAt(i + 1);
            return first.Length == 0 || second.Length == 0 ? first.Length : first.Length + 1;
        });
    }

    /// <summary>How many bubbles the text of this one would make if it were cut at its blank lines or line breaks; 1 when it cannot be cut.</summary>
    public int PartsOf(int key) => Find(key) is { } i ? Parts(i).Count : 1;

    /// <summary>Cuts the bubble at its blank lines, or line breaks, in one step.</summary>
    public void Spread(int key)
    {
        if (Find(key) is not { } i || Parts(i) is not { Count: > 1 } parts) return;
        Step("making bubbles", () =>
        {
            bubbles[i] = bubbles[i] with { Text = parts[0] };
            for (var n = 1; n < parts.Count; n++) Insert(i + n, parts[n]);
        });
    }

    /// <summary>The template's text as a bubble at the end, or in a bubble that is still empty there; its key.</summary>
    public int? Use(ReplyTemplate template)
    {
        if (string.IsNullOrWhiteSpace(bubbles[^1].Text))
        {
            return Step("template", () =>
            {
                bubbles[^1] = bubbles[^1] with { Text = template.Text, Level = template.Level };
                return bubbles[^1].Key;
            });
        }

        return CanAdd ? Step("template", () => Insert(bubbles.Count, template.Text, template.Level)) : null;
    }

    /// <summary>The text of an earlier version; what is changed from now on is measured against it.</summary>
    public void Use(ChosenVersion? version) => Step("choice of a version", () =>
    {
        Base = version;
        Replace(version?.Bubbles ?? drafted);
    });

    /// <summary>A whole text in place of what stands here.</summary>
    public void Use(IReadOnlyList<string> texts) => Step("choice of a text", () => Replace(texts));

    public void Reset() => Step("reset", () =>
    {
        Base = null;
        Replace(drafted);
    });

    /// <summary>Takes the last step back, and with it what was typed since; doing so is a step itself.</summary>
    public void Undo()
    {
        if (steps.Count == 0) return;
        var (what, before, chosen) = steps[^1];
        steps.RemoveAt(steps.Count - 1);
        var step = what == "undo" ? "redo" : "undo";
        Step(step, () =>
        {
            Base = chosen;
            bubbles.Clear();
            bubbles.AddRange(before);
        });
    }

    /// <summary>Another draft underneath; the reviewer's own text stays.</summary>
    public BubbleEditor Over(IReadOnlyList<string> otherDraft)
    {
        var copy = new BubbleEditor(otherDraft);
        copy.Fill(Raw);
        return copy;
    }

    private int? Find(int key) => bubbles.FindIndex(b => b.Key == key) is >= 0 and var i ? i : null;

    private IReadOnlyList<string> Parts(int i) => PastedText.Parts(bubbles[i].Text, ReviewRules.MaxBubbles - bubbles.Count + 1);

    private int Insert(int place, string text, ReplyTemplateLevel? level = null)
    {
        bubbles.Insert(place, new(++keys, text, level));
        return keys;
    }

    private void Step(string what, Action act) => Step(what, () =>
    {
        act();
        return 0;
    });

    private int Step(string what, Func<int> act)
    {
        if (steps.Count == MaxSteps) steps.RemoveAt(0);
        steps.Add((what, [.. bubbles], Base));
        Changes++;
        return act();
    }

    private void Fill(IReadOnlyList<string> texts)
    {
        Replace(texts);
        Changes++;
    }

    private void Replace(IReadOnlyList<string> texts)
    {
        bubbles.Clear();
        bubbles.AddRange(texts.Select(text => new Bubble(++keys, text)));
    }
}
