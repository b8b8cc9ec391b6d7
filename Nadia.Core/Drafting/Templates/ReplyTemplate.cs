namespace Nadia.Core.Drafting.Templates;

/// <summary>A ready text that a reviewer can add as a bubble, by call-to-action level. It is switched off rather than deleted.</summary>
public sealed class ReplyTemplate
{
    public int Id { get; private set; }

    public required ReplyTemplateLevel Level { get; init; }

    /// <summary>IETF language tag, such as <c>en</c>.</summary>
    public required string Language { get; init; }

    public required string Text { get; set; }

    /// <summary>Its place within its language and level; the lowest is first.</summary>
    public int Position { get; set; }

    public bool Active { get; set; } = true;

    public uint Version { get; private set; }
}
