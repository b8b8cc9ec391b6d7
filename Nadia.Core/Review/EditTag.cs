namespace Nadia.Core.Review;

/// <summary>A label for what a reviewer changed, kept as training data.</summary>
public sealed class EditTag
{
    /// <summary>Stable code in upper snake case, such as <c>TONE_WARMER</c>.</summary>
    public required string Code { get; init; }

    /// <summary>tone, structure, content, call-to-action or language.</summary>
    public required string Family { get; init; }

    public required string Label { get; init; }

    public int Position { get; init; }
}
