namespace Nadia.Core.Knowledge;

/// <summary>A document as it was from some moment on. Append-only.</summary>
public sealed class KnowledgeVersion
{
    public long Id { get; private set; }

    public required int DocumentId { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required KnowledgeLanguage Language { get; init; }

    public required string Text { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>True for the last one of a document that was removed.</summary>
    public required bool Removed { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
