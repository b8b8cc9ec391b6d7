using Nadia.Core.Conversations;
using Nadia.Core.Review;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>The reviewer's copy of the bubbles. Nothing here is saved until it is approved.</summary>
public sealed class BubbleEditor
{
    private readonly List<Bubble> bubbles = [];
    private readonly IReadOnlyList<string> drafted;
    private int keys;

    public BubbleEditor(IReadOnlyList<string> drafted)
    {
        // What nobody has written yet begins with an empty bubble to write in.
        this.drafted = drafted is [] ? [""] : drafted;
        Fill(this.drafted);
    }

    public IReadOnlyList<Bubble> Bubbles => bubbles;

    /// <summary>As they would leave.</summary>
    public IReadOnlyList<string> Texts => [.. bubbles.Select(b => b.Text.Trim())];

    public bool IsChanged => !Texts.SequenceEqual(drafted.Select(text => text.Trim()));

    public bool CanAdd => bubbles.Count < ReviewRules.MaxBubbles;

    public bool CanRemove => bubbles.Count > 1;

    /// <summary>Why this cannot be sent as it stands, as a sentence; null when it can.</summary>
    public string? Problem
    {
        get
        {
            if (bubbles.FindIndex(b => string.IsNullOrWhiteSpace(b.Text)) is >= 0 and var empty) return $"Bubble {empty + 1} is empty: write something or delete it.";
            if (bubbles.FindIndex(b => b.Text.Trim().Length > MessageRules.MaxText) is >= 0 and var large)
                return $"Bubble {large + 1} is longer than {MessageRules.MaxText:N0} characters: split it.";
            return ReviewRules.Bubbles(Texts) is { } broken ? $"The reply {broken.Rule}" : null;
        }
    }

    public void Write(int key, string? text)
    {
        if (bubbles.FindIndex(b => b.Key == key) is >= 0 and var i) bubbles[i] = bubbles[i] with { Text = text ?? "" };
    }

    /// <summary>An empty bubble at the end; its key.</summary>
    public int? Add()
    {
        if (!CanAdd) return null;
        bubbles.Add(new(++keys, ""));
        return keys;
    }

    public void Remove(int key)
    {
        if (CanRemove) bubbles.RemoveAll(b => b.Key == key);
    }

    /// <param name="by">-1 for up, 1 for down.</param>
    public void Move(int key, int by)
    {
        var from = bubbles.FindIndex(b => b.Key == key);
        var to = from + by;
        if (from < 0 || to < 0 || to >= bubbles.Count) return;
        (bubbles[from], bubbles[to]) = (bubbles[to], bubbles[from]);
    }

    public void Reset() => Fill(drafted);

    /// <summary>Another draft underneath; the reviewer's own text stays.</summary>
    public BubbleEditor Over(IReadOnlyList<string> otherDraft)
    {
        var copy = new BubbleEditor(otherDraft);
        copy.Fill([.. bubbles.Select(b => b.Text)]);
        return copy;
    }

    private void Fill(IReadOnlyList<string> texts)
    {
        bubbles.Clear();
        bubbles.AddRange(texts.Select(text => new Bubble(++keys, text)));
    }
}
