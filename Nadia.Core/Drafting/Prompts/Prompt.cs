namespace Nadia.Core.Drafting.Prompts;

/// <summary>One version of a text that steers a model; the highest version of a key is the one in use.</summary>
public sealed class Prompt
{
    public int Id { get; private set; }

    /// <summary><c>persona</c>, <c>creative</c> or <c>refine</c>.</summary>
    public required string Key { get; init; }

    public required int Version { get; init; }

    public required string Text { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
