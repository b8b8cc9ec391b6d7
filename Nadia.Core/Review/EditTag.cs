namespace Nadia.Core.Review;

/// <summary>A label for what a reviewer changed, kept as training data.</summary>
public sealed class EditTag
{
    /// <summary>Stable code in upper snake case, such as <c>TONE_WARMER</c>.</summary>
    public required string Code { get; init; }

    /// <summary>tone, structure, content, call-to-action or language.</summary>
    public required string Family { get; init; }

    public required string Label { get; set; }

    public int Position { get; init; }

    /// <summary>Since when it is offered no more; the reviews that bear it keep it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>The code that took its place when two that mean the same were merged.</summary>
    public string? MergedInto { get; set; }
}
