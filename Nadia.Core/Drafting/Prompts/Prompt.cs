namespace Nadia.Core.Drafting.Prompts;

/// <summary>One version of a text that steers a model; the highest version of a key is the one in use. Append-only.</summary>
public sealed class Prompt
{
    public int Id { get; private set; }

    /// <summary>One of <see cref="PromptKeys"/>.</summary>
    public required string Key { get; init; }

    /// <summary>From 1 on, without gaps.</summary>
    public required int Version { get; init; }

    public required string Text { get; init; }

    /// <summary>The version whose text this one brought back, 0 for the text that ships; null when it was written.</summary>
    public int? RestoredFrom { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
