namespace Nadia.Core.Knowledge;

/// <summary>A short document of what the business knows. Its passages are handed to drafts as data.</summary>
public sealed class KnowledgeDocument
{
    public int Id { get; private set; }

    public required string Title { get; set; }

    public required KnowledgeLanguage Language { get; set; }

    /// <summary>Markdown or plain text, line ends as "\n".</summary>
    public required string Text { get; set; }

    public required bool Enabled { get; set; }

    /// <summary>Counts up with each change; each version is kept in <see cref="KnowledgeVersion"/>.</summary>
    public int Version { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    /// <summary>Set when an admin removed it: it is in no list and no search, and its versions stay.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
